import type { Workbench } from '../../editor/workbench.ts';
import { median, percentile } from '../statistics.ts';

/** Milliseconds from one frame to the next. */
export interface Frames {
  readonly median: number;
  /** The 95th percentile. */
  readonly slow: number;
}

const duration = 5_000;

/**
 * Turns the wheel with every frame. Runs in the page, as the machine
 * may be too busy for so many events to come from outside.
 */
function record(list: Element, forMs: number): Promise<readonly number[]> {
  return new Promise((resolve) => {
    const frames: number[] = [];
    let last = 0;
    // The editor reads the older member, whose sign is the other way round; these are nine rows.
    const turn = { deltaY: 480, wheelDeltaY: -480, bubbles: true, cancelable: true };
    const note = (now: number): void => {
      if (last > 0) frames.push(now - last);
      last = now;
      list.dispatchEvent(new WheelEvent('wheel', turn));
      if (performance.now() < end) requestAnimationFrame(note);
      else resolve(frames);
    };
    const end = performance.now() + forMs;
    requestAnimationFrame(note);
  });
}

/** Scrolls through a view without a pause, from its top; an empty one has nowhere to go. */
export async function scroll(workbench: Workbench, view: string): Promise<Frames> {
  await workbench.runCommand(`AWS Exports: Focus on ${view} View`);
  await workbench.page.keyboard.press('Home');
  const rows = workbench.view(view).locator('.monaco-list-rows').first();
  const frames = await rows.evaluate(record, duration);
  return { median: median(frames), slow: percentile(frames, 95) };
}
