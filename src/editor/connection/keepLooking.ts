import type { Clock, Disposable } from '../../core/ports.ts';
import type { Connections } from './connections.ts';

const pause = 3000;

/** Looks for profiles again and again while there are none: the first one appears by itself. */
export function keepLooking(
  connections: Pick<Connections, 'state' | 'settle' | 'onDidChange'>,
  clock: Clock,
): Disposable {
  let timer: Disposable | undefined;
  const look = (): void => {
    timer?.dispose();
    if (connections.state !== 'noProfiles') return;
    timer = clock.after(pause, () => {
      // A file that cannot be read is reported by the view; here it means: not yet.
      void connections.settle().then(look, look);
    });
  };
  const listening = connections.onDidChange(look);
  return {
    dispose: () => {
      listening.dispose();
      timer?.dispose();
    },
  };
}
