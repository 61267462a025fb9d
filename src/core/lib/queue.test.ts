import { describe, expect, it } from 'vitest';
import { Queue } from './queue.ts';

describe('Queue', () => {
  it('begins a task only when the one before has ended', async () => {
    const queue = new Queue();
    const steps: string[] = [];
    let end = (): void => undefined;
    const first = queue.run(async () => {
      steps.push('first begins');
      await new Promise<void>((resolve) => (end = resolve));
      steps.push('first ends');
    });
    const second = queue.run(() => Promise.resolve(steps.push('second')));
    await Promise.resolve();

    end();
    await Promise.all([first, second]);

    expect(steps).toEqual(['first begins', 'first ends', 'second']);
  });

  it('gives a failure to whoever asked and goes on', async () => {
    const queue = new Queue();
    const bad = queue.run(() => Promise.reject(new Error('no')));
    const good = queue.run(() => Promise.resolve('yes'));

    await expect(bad).rejects.toThrow('no');
    await expect(good).resolves.toBe('yes');
  });
});
