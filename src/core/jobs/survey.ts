import { isExportError } from '../errors.ts';
import { attempt } from '../lib/attempt.ts';
import type { ExportGateway } from '../ports.ts';
import { listKey, type Errand } from './errands.ts';
import type { JobSummary } from './job.ts';
import { isConnectionWide } from './outage.ts';

/** What a list has shown, by ARN. */
export type Seen = ReadonlyMap<string, JobSummary>;

/** What was learned of a list that names no source. */
interface Experience {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Calls that it took to see every source, with those for the sources that it did not show. */
  readonly calls: number;
  /** How many pages the list has, where it was read to its end. */
  readonly pages?: number;
}

/** Lists grow and forget: what was learned holds for so long, milliseconds. */
const memory = 6 * 60 * 60 * 1000;

/**
 * Reads the list of all sources at once where that takes fewer calls than one list for each source.
 * DynamoDB gives 25 exports a page, table after table, of the last 90 days: how many pages that are
 * is found out by reading, and never are more read than there are sources.
 */
export class Surveys {
  readonly #experiences = new Map<string, Experience>();

  /** What the list shows for these errands of one list; nothing where it would not pay. */
  async survey(errands: readonly Errand[], gateway: ExportGateway, now: number): Promise<Seen> {
    const [errand] = errands;
    if (errand === undefined) return new Map();
    const key = listKey(errand);
    const known = this.#known(key, now);
    if ((known?.calls ?? 1) >= errands.length) return new Map();
    const reading = await attempt(() => read(errands, gateway, known?.pages));
    if (!reading.ok && isOutage(reading.error)) throw reading.error;
    const { seen, ...found } = reading.ok ? reading.value : refused;
    this.#experiences.set(key, { ...found, at: now });
    return seen;
  }

  #known(key: string, now: number): Experience | undefined {
    const known = this.#experiences.get(key);
    return known !== undefined && Math.abs(now - known.at) < memory ? known : undefined;
  }
}

/** Who may list the exports of a table only is asked table by table. */
const refused = { seen: new Map<string, JobSummary>(), calls: Infinity };

const isOutage = (error: unknown): boolean => isExportError(error) && isConnectionWide(error);

interface Reading extends Omit<Experience, 'at'> {
  readonly seen: Seen;
}

/** Stops when the pages that are left would cost as much as asking for what was not seen yet. */
async function read(
  errands: readonly Errand[],
  gateway: ExportGateway,
  pages = 0,
): Promise<Reading> {
  const seen = new Map<string, JobSummary>();
  const isUnseen = ({ jobs }: Errand) => jobs.some(({ arn = '' }) => !seen.has(arn));
  let next: string | undefined;
  let count = 0;
  let unseen: number;
  do {
    const page = await gateway.list(undefined, next);
    for (const summary of page.items) seen.set(summary.arn, summary);
    count += 1;
    next = page.next;
    unseen = errands.filter(isUnseen).length;
  } while (next !== undefined && count < errands.length && unseen > Math.max(1, pages - count));
  const whole = next === undefined ? count : pages;
  return { seen, calls: count + unseen, ...(whole > 0 && { pages: whole }) };
}
