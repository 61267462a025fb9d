import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { thisWindow } from './thisWindow.ts';

describe('thisWindow', () => {
  it('is another one each time, and not gone', () => {
    const [one, two] = [thisWindow(), thisWindow()];

    expect(one.own).not.toBe(two.own);
    expect(one.isGone(two.own)).toBe(false);
  });

  it('knows that a window is gone whose process has ended', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);

    expect(thisWindow().isGone(`${pid}@${hostname()}/x`)).toBe(true);
  });

  it('knows nothing of a window on another machine', () => {
    expect(thisWindow().isGone(`999999@another-machine/x`)).toBe(false);
  });

  it('takes what names no window for gone', () => {
    expect(thisWindow().isGone('')).toBe(true);
  });
});
