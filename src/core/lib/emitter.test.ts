import { describe, expect, it, onTestFinished } from 'vitest';
import { Emitter } from './emitter.ts';

/** In place of the test runner's own listeners, which would fail the run. */
function nextUnhandledRejection(): Promise<unknown> {
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  onTestFinished(() => others.forEach((other) => process.on('unhandledRejection', other)));
  return new Promise((resolve) => process.once('unhandledRejection', resolve));
}

describe('Emitter', () => {
  it('tells everybody who listens, until they stop', () => {
    const heard: string[] = [];
    const emitter = new Emitter<number>();
    const first = emitter.event((value) => heard.push(`first ${value}`));
    emitter.event((value) => heard.push(`second ${value}`));

    emitter.fire(1);
    first.dispose();
    emitter.fire(2);

    expect(heard).toEqual(['first 1', 'second 1', 'second 2']);
  });

  it('counts the same function twice when it listens twice', () => {
    let count = 0;
    const listener = () => (count += 1);
    const emitter = new Emitter<void>();
    const once = emitter.event(listener);
    emitter.event(listener);
    once.dispose();

    emitter.fire();

    expect(count).toBe(1);
  });

  it('lets the others hear when one listener throws, and surfaces the error', async () => {
    const surfaced = nextUnhandledRejection();
    const emitter = new Emitter<string>();
    const heard: string[] = [];
    emitter.event(() => {
      throw new Error('a bug');
    });
    emitter.event((value) => heard.push(value));

    emitter.fire('news');

    expect(heard).toEqual(['news']);
    expect(await surfaced).toEqual(new Error('a bug'));
  });

  it('is silent once disposed', () => {
    const heard: number[] = [];
    const emitter = new Emitter<number>();
    emitter.event((value) => heard.push(value));

    emitter.dispose();
    emitter.fire(1);

    expect(heard).toEqual([]);
  });
});
