import type { Clock, Disposable } from '../../core/ports.ts';
import { Gate } from './gate.ts';
import type { RateOf } from './rates.ts';

/** Whose calls share a rate, as far as can be told without asking AWS for the account. */
export interface Caller {
  readonly profile: string;
  /** The name in IAM actions. */
  readonly service: string;
  readonly region: string;
}

/**
 * A gate for every operation of every profile, service and Region. They outlive the clients: an
 * edit of a profile makes new clients, and AWS still counts the calls of the old ones.
 */
export class Gates implements Disposable {
  readonly clock: Clock;
  readonly #rateOf: RateOf;
  readonly #gates = new Map<string, Gate>();

  constructor(clock: Clock, rateOf: RateOf) {
    this.clock = clock;
    this.#rateOf = rateOf;
  }

  of({ profile, service, region }: Caller, operation: string): Gate {
    const key = JSON.stringify([profile, service, region, operation]);
    const gate = this.#gates.get(key) ?? new Gate(this.#rateOf(service, operation), this.clock);
    this.#gates.set(key, gate);
    return gate;
  }

  dispose(): void {
    for (const gate of this.#gates.values()) gate.dispose();
    this.#gates.clear();
  }
}
