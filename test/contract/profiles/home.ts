import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, onTestFinished, vi } from 'vitest';
import { createAws } from '../../../src/aws/main.ts';
import type { AwsAccess, AwsWorld, Lane, Log } from '../../../src/core/ports.ts';
import type { MfaQuestion } from '../../../src/core/signIn.ts';
import { accessSeed } from '../../aws/fixture/access.ts';
import { writeAwsHome, writeInto, type HomeText } from '../../aws/profileFiles.ts';
import type { Seed } from '../../aws/seed.ts';
import { startStandIn, type StandIn } from '../../aws/standIn.ts';
import { unpaced } from '../lab.ts';

/** Where the files of a test go, and the AWS that they speak of. */
export interface Place {
  readonly home: string;
  readonly url: string;
  readonly standIn: StandIn;
}

/** What a person has on their machine. */
export interface Setting {
  /** The account; the one with every way in unless told. */
  readonly seed?: Seed;
  readonly files?: (place: Place) => HomeText;
  /** Other files, such as the caches of a login, by their path. */
  readonly others?: (place: Place) => Readonly<Record<string, string>>;
  /** Variables that the editor was started with. */
  readonly env?: (place: Place) => Readonly<Record<string, string>>;
  /** What the person answers to questions for a code, one after the other; then nothing. */
  readonly codes?: readonly string[];
  /** Seconds until the person answers; at once unless told. */
  readonly thinking?: number;
}

/** The real AWS side in front of a home directory and a stand-in. */
export interface Home extends Place {
  readonly world: AwsWorld;
  readonly questions: readonly MfaQuestion[];
  /** How many questions were open at once at the worst. */
  readonly openAtOnce: () => number;
  /** Profile `it` in eu-west-1 unless told. */
  connect(profile?: string, region?: string, lane?: Lane): Promise<AwsAccess>;
  /** `service operation` of each call that AWS has had, in order. */
  calls(): readonly string[];
}

/** Everything secret in the stand-in's world begins like this; codes are six digits. */
const secrets = /stand-in[-./]|\b(\d)\1{5}\b|AWS4-HMAC/;

/**
 * Writes the files and starts an AWS side that is told of them by the variables of its process, as
 * in an editor. At the end of each test nothing secret may be in log or records, and no answer of
 * the stand-in may have been unlike AWS's.
 */
export async function openHome(setting: Setting): Promise<Home> {
  const standIn = await startStandIn({
    seed: setting.seed ?? accessSeed,
    throttle: false,
  });
  const home = await mkdtemp(join(tmpdir(), 'aws-home-'));
  const place = { home, url: standIn.url, standIn };
  await writeAwsHome(home, setting.files?.(place) ?? {});
  for (const [path, text] of Object.entries(setting.others?.(place) ?? {})) {
    await writeInto(path, text);
  }
  const env = { HOME: home, USERPROFILE: home, ...setting.env?.(place) };
  setProcess(env);
  const told: unknown[] = [];
  const person = answers(setting);
  const world = createAws({
    log: logInto(told),
    onCall: (record) => told.push(record),
    env: { PATH: process.env['PATH'], AWS_EC2_METADATA_DISABLED: 'true', ...env },
    askMfaCode: person.ask,
    timeouts: { connect: 2000, request: 10_000 },
    rateOf: unpaced,
  });
  onTestFinished(async () => {
    world.dispose();
    await standIn.close();
    await rm(home, { recursive: true });
    expect(standIn.violations).toEqual([]);
    expect(inspect(told, { depth: 12 })).not.toMatch(secrets);
  });
  return {
    ...place,
    world,
    questions: person.questions,
    openAtOnce: person.openAtOnce,
    connect: (profile = 'it', region = 'eu-west-1', lane) =>
      world.connect({ profile, region }, lane),
    calls: () => standIn.calls.map(({ service, operation }) => `${service} ${operation}`),
  };
}

/** The SDK looks into the process where it is not told; there it finds what a real one would. */
function setProcess(env: Readonly<Record<string, string>>): void {
  vi.stubEnv('AWS_CONFIG_FILE', undefined);
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

function answers({ codes = [], thinking = 0 }: Setting) {
  const questions: MfaQuestion[] = [];
  let open = 0;
  let most = 0;
  return {
    questions,
    openAtOnce: () => most,
    ask: async (question: MfaQuestion): Promise<string | undefined> => {
      const code = codes[questions.push(question) - 1];
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, thinking * 1000));
      open -= 1;
      return code;
    },
  };
}

function logInto(told: unknown[]): Log {
  const write = (line: string): void => void told.push(line);
  return { debug: write, info: write, warn: write, error: write };
}
