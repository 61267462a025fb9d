import { connectionKey, type Connection } from '../../core/connection.ts';
import type { Clock, Disposable } from '../../core/ports.ts';
import type { Service } from '../../core/sources.ts';
import { faceOf } from './branches/registry.ts';
import type { ThingNode } from './nodes.ts';
import { PacedQueue, type WorkOutcome } from './pacedQueue.ts';

/**
 * About as much as the adapters let through: of DescribeContinuousBackups, of which AWS takes ten a
 * second from the whole account, seven. Nothing should wait there that nobody looks at any more.
 */
const pace = { concurrency: 4, perSecond: 8, rest: 5000 } as const;

type Fill = (thing: ThingNode, signal: AbortSignal) => Promise<WorkOutcome>;

interface Queue {
  readonly connection: Connection;
  readonly things: PacedQueue<ThingNode>;
}

/**
 * Has rows filled in by and by, while somebody looks: one queue for each service of each
 * connection, so that one which fails holds up no other.
 */
export class Filling implements Disposable {
  readonly #clock: Clock;
  readonly #fill: Fill;
  readonly #queues = new Map<string, Queue>();
  #isActive = false;

  constructor(clock: Clock, fill: Fill) {
    this.#clock = clock;
    this.#fill = fill;
  }

  add(thing: ThingNode): void {
    this.#queueOf(thing.connection, faceOf(thing.kind).service).things.add([thing]);
  }

  setActive(active: boolean): void {
    this.#isActive = active;
    for (const { things } of this.#queues.values()) things.setActive(active);
  }

  /** Goes on where it was stopped for want of credentials or of a network. */
  resume(): void {
    for (const { things } of this.#queues.values()) things.resume();
  }

  /** Forgets what waits of these connections, and cancels what is under way. */
  forget(isForgotten: (connection: Connection) => boolean): void {
    for (const [key, { connection, things }] of [...this.#queues]) {
      if (!isForgotten(connection)) continue;
      things.dispose();
      this.#queues.delete(key);
    }
  }

  dispose(): void {
    this.forget(() => true);
  }

  #queueOf(connection: Connection, service: Service): Queue {
    const key = `${connectionKey(connection)} ${service}`;
    const known = this.#queues.get(key);
    if (known !== undefined) return known;
    const things = new PacedQueue(this.#clock, pace, this.#fill);
    things.setActive(this.#isActive);
    const queue = { connection, things };
    this.#queues.set(key, queue);
    return queue;
  }
}
