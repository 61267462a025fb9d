import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Windows } from '../../core/jobs/windows.ts';

/**
 * This window among those that share a folder. Every window is a process of its own, so one whose
 * process is not there is gone; of a window on another machine nothing can be told.
 */
export function thisWindow(): Windows {
  const host = hostname();
  return {
    own: `${process.pid}@${host}/${randomUUID()}`,
    isGone: (name) => {
      const [, pid, at] = /^(\d+)@(.*)\/[^/]*$/.exec(name) ?? [];
      return pid === undefined || (at === host && !isRunning(Number(pid)));
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 is never sent: it only asks.
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
