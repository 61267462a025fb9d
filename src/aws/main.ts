import type { AwsWorld, CallRecord, Log } from '../core/ports.ts';
import type { AskMfaCode } from '../core/signIn.ts';
import { locateConfigFiles } from './connection/configFiles.ts';
import { watchedPlaces } from './connection/credentialWatch.ts';
import type { Timeouts } from './connection/settings.ts';
import { Gates } from './pacing/gates.ts';
import { PublicPriceList } from './prices/publicPriceList.ts';
import { ratesOfAws, type RateOf } from './pacing/rates.ts';
import { steadyClock } from './steadyClock.ts';
import { World } from './world.ts';

export interface AwsOptions {
  readonly log: Log;
  /** Told once per finished call. */
  readonly onCall: (record: CallRecord) => void;
  /** Names the shared files and switches endpoint variants; signs only as the environment itself. */
  readonly env: NodeJS.ProcessEnv;
  /** Asks for a code of an MFA device; nobody is asked unless told. */
  readonly askMfaCode?: AskMfaCode;
  /** Instead of the home directory that `env` or the system names. */
  readonly homeDir?: string;
  /** Milliseconds; 5 s to connect and 30 s for an answer unless told. */
  readonly timeouts?: Timeouts;
  /** Where AWS's price list is and where to keep what it says; no prices unless told. */
  readonly prices?: { readonly address: () => string; readonly folder: string };
  /** How often operations may be called; as AWS takes it unless told. */
  readonly rateOf?: RateOf;
}

/** The AWS side of the extension. Reads no file and opens no connection until asked to. */
export function createAws(options: AwsOptions): AwsWorld {
  const { log, onCall, env, homeDir, rateOf = ratesOfAws, askMfaCode = nobody } = options;
  const { timeouts = { connect: 5_000, request: 30_000 } } = options;
  const files = locateConfigFiles(env, homeDir);
  return new World({
    files,
    places: watchedPlaces(files, env, homeDir),
    askMfaCode,
    env,
    timeouts,
    sink: { log, onCall, now: () => steadyClock.now() },
    gates: new Gates(steadyClock, rateOf),
    prices: new PublicPriceList({ ...(options.prices ?? noPrices), log, now: () => Date.now() }),
  });
}

const noPrices = { address: () => '', folder: '' };

const nobody: AskMfaCode = () => Promise.resolve(undefined);
