import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAws } from '../../src/aws/main.ts';
import { ratesOfAws, type RateOf } from '../../src/aws/pacing/rates.ts';
import type { Page } from '../../src/core/page.ts';
import type { AwsAccess, AwsWorld, CallRecord, Log } from '../../src/core/ports.ts';
import { writeAwsConfig, type AwsConfigFiles } from '../aws/config.ts';
import { startStandIn, type StandIn, type StandInOptions } from '../aws/standIn.ts';

export interface LabOptions extends StandInOptions {
  /** Profiles of the config file; the usual ones unless told. */
  readonly profiles?: readonly string[];
  /** Lines put at the end of the config file. */
  readonly extraConfig?: (url: string) => string;
  /** Of the AWS side, besides the two files. */
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds that the AWS side waits for an answer. */
  readonly patience?: number;
  /** How often the AWS side calls operations; unless told, as AWS takes it where that refuses. */
  readonly rateOf?: RateOf;
}

/** The real adapters, a stand-in that plays AWS, and all that the adapters told about themselves. */
export interface Lab {
  readonly standIn: StandIn;
  readonly world: AwsWorld;
  readonly files: AwsConfigFiles;
  readonly records: readonly CallRecord[];
  readonly lines: readonly string[];
  /** Profile acme-data in eu-west-1 unless told. */
  connect(profile?: string, region?: string): Promise<AwsAccess>;
  close(): Promise<void>;
}

/** Milliseconds that a slow AWS takes for its answer. */
export const slowness = 2_500;

/**
 * For an AWS that is slow. Everywhere else patience is long: a slow
 * machine is not to be taken for a slow AWS.
 */
export const impatient = { patience: 1_000 } as const satisfies LabOptions;

/** For an AWS that never refuses a call for coming too soon. */
export const unpaced: RateOf = () => ({ burst: 1000, perSecond: 1000 });

/** Starts a stand-in, writes profiles for it and makes an AWS side that knows nothing else. */
export async function openLab(options: LabOptions = {}): Promise<Lab> {
  const standIn = await startStandIn({ throttle: false, ...options });
  const folder = await mkdtemp(join(tmpdir(), 'aws-lab-'));
  const { extraConfig = () => '', profiles } = options;
  const files = await writeAwsConfig(folder, standIn.url, {
    extraConfig,
    ...(profiles && { profiles }),
  });
  const records: CallRecord[] = [];
  const lines: string[] = [];
  const world = createAws({
    log: logInto(lines),
    onCall: (record) => records.push(record),
    env: { ...options.env, ...files },
    timeouts: { connect: 2000, request: options.patience ?? 10_000 },
    rateOf: options.rateOf ?? (options.throttle ? ratesOfAws : unpaced),
  });
  return {
    standIn,
    world,
    files,
    records,
    lines,
    connect: (profile = 'acme-data', region = 'eu-west-1') => world.connect({ profile, region }),
    async close() {
      world.dispose();
      await standIn.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** All items of a list, page after page. */
export async function everything<T>(
  page: (next?: string) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  let next: string | undefined;
  do {
    const answer = await page(next);
    items.push(...answer.items);
    next = answer.next;
  } while (next !== undefined);
  return items;
}

function logInto(lines: string[]): Log {
  const write = (line: string): void => void lines.push(line);
  return { debug: write, info: write, warn: write, error: write };
}
