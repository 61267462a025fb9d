import { join } from 'node:path';
import type { PricedService, Prices } from '../../core/cost/prices.ts';
import type { Log, PriceList } from '../../core/ports.ts';
import { readLines, Unreached, type Limits } from './download.ts';
import { loadKept, saveKept, type KeptPrices } from './keptPrices.ts';
import { listAddress } from './listAddress.ts';
import { readPrices } from './readPrices.ts';

/** What the reading of AWS's price list depends on. */
export interface PriceListDeps {
  /** The address in the settings, as it is now; empty where no list is wanted. */
  readonly address: () => string;
  /** Where the few numbers are kept that were found. */
  readonly folder: string;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly limits?: Limits;
}

/** AWS's list of RDS has tens of megabytes for a large Region; what is larger has no figure here. */
const usual: Limits = {
  wireBytes: 64_000_000,
  textBytes: 512_000_000,
  idleMs: 15_000,
  totalMs: 120_000,
};

const day = 24 * 3_600_000;
const keptFor = { found: 30 * day, nothing: day } as const;

interface Download {
  readonly prices?: Prices;
  /** False where another try is cheap: nothing came. */
  readonly isAnswered: boolean;
}

/**
 * AWS's public price list, read when a price is first needed and kept for thirty days; what was no
 * list is tried again the next day, and what was out of reach whenever somebody asks. Says nothing to AWS but which service and Region.
 */
export class PublicPriceList implements PriceList {
  readonly #deps: PriceListDeps;
  readonly #known = new Map<string, Promise<KeptPrices>>();
  readonly #stop = new AbortController();

  constructor(deps: PriceListDeps) {
    this.#deps = deps;
  }

  async of(service: PricedService, region: string): Promise<Prices | undefined> {
    const url = listAddress(this.#deps.address(), service, region);
    if (url === undefined) return undefined;
    const known = this.#known.get(url.href);
    if (known !== undefined && this.#isFresh(await known)) return (await known).prices;
    // Somebody else may have begun meanwhile.
    const begun = this.#known.get(url.href);
    const reading = begun && begun !== known ? begun : this.#read(url, service, region);
    this.#known.set(url.href, reading);
    return (await reading).prices;
  }

  /** Gives up what is being read. */
  dispose(): void {
    this.#stop.abort();
  }

  async #read(url: URL, service: PricedService, region: string): Promise<KeptPrices> {
    const file = join(this.#deps.folder, `prices-${service}-${region}.json`);
    const old = await loadKept(file);
    if (old?.address === url.href && this.#isFresh(old)) return old;
    const { prices, isAnswered } = await this.#download(url, service);
    const kept = { address: url.href, readAt: this.#deps.now(), ...(prices && { prices }) };
    if (!isAnswered) this.#known.delete(url.href);
    else await saveKept(file, kept).catch((error: unknown) => this.#warn('keep', url, error));
    return kept;
  }

  async #download(url: URL, service: PricedService): Promise<Download> {
    try {
      const lines = readLines(url, this.#deps.limits ?? usual, this.#stop.signal);
      const prices = await readPrices(lines, service);
      this.#deps.log.info(`${prices ? 'Read the' : 'Found no'} price list at ${url.href}`);
      return { isAnswered: true, ...(prices && { prices }) };
    } catch (error) {
      this.#warn('read', url, error);
      return { isAnswered: !(error instanceof Unreached || this.#stop.signal.aborted) };
    }
  }

  #warn(what: string, url: URL, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.#deps.log.warn(`Could not ${what} the price list at ${url.href}: ${why}`);
  }

  #isFresh({ readAt, prices }: KeptPrices): boolean {
    const found = prices !== undefined && Object.keys(prices.perGb).length > 0;
    const age = this.#deps.now() - readAt;
    return age >= 0 && age < (found ? keptFor.found : keptFor.nothing);
  }
}
