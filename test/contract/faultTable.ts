import type { ErrorReason } from '../../src/core/errors.ts';
import type { JobState } from '../../src/core/jobs/job.ts';
import type { KindId } from '../../src/core/kinds/kind.ts';
import { faultNames, type FaultName } from '../aws/faults.ts';
import { unpaced } from './bench.ts';
import { impatient, type LabOptions } from './lab.ts';

/** What a person is told of a fault that lasts, and what is left to wonder about. */
export interface Verdict {
  readonly told: ErrorReason;
  /** Whether AWS may have done what the call was to change. */
  readonly done: 'never' | 'maybe';
  /** Whether a call is made again, so that a fault that passes is not noticed. */
  readonly again: boolean;
}

/** Every fault, and what every operation makes of it but for the exceptions below. */
export const verdicts: Readonly<Record<FaultName, Verdict>> = {
  throttle: { told: 'throttled', done: 'never', again: true },
  internal: { told: 'internal', done: 'maybe', again: true },
  slow: { told: 'timeout', done: 'maybe', again: true },
  'cut-before': { told: 'network', done: 'maybe', again: true },
  'cut-after': { told: 'network', done: 'maybe', again: true },
  'expired-token': { told: 'credentials-expired', done: 'never', again: false },
  'access-denied': { told: 'access-denied', done: 'never', again: false },
  html: { told: 'not-json', done: 'maybe', again: false },
  'wrong-region': { told: 'wrong-region', done: 'never', again: false },
  'clock-skew': { told: 'clock-skewed', done: 'never', again: false },
};

/** An operation that takes a fault in another way than the rest, and why. */
export interface Exception {
  readonly fault: FaultName;
  readonly at: string;
  /** `nothing`: the call succeeds all the same. */
  readonly told: ErrorReason | 'nothing';
  readonly because: string;
}

const noBody = 'the answer to HEAD has a status and no code';
const tellsRegion = 'S3 names the Region, which is all that is asked, also where it refuses';

/** All of them. */
export const exceptions: readonly Exception[] = [
  ...['ListDomains', 'DomainMetadata'].flatMap((at): Exception[] => [
    {
      fault: 'throttle',
      at,
      told: 'internal',
      because: 'SimpleDB calls itself unavailable where others ask for patience',
    },
    {
      fault: 'wrong-region',
      at,
      told: 'credentials-expired',
      because: 'a signature of version 2 names no Region, so that only the keys can be wrong',
    },
  ]),
  { fault: 'wrong-region', at: 'HeadBucket', told: 'credentials-expired', because: noBody },
  { fault: 'access-denied', at: 'HeadBucket', told: 'nothing', because: tellsRegion },
  { fault: 'clock-skew', at: 'HeadBucket', told: 'nothing', because: tellsRegion },
  {
    fault: 'html',
    at: 'GetObject',
    told: 'nothing',
    because: 'an object may well be an HTML page',
  },
];

/** What becomes of a request to start a job that meets a fault. */
export interface Course {
  /** What the ledger says once the launch is over. */
  readonly launched: JobState;
  /** What it says in the end, when the fault is over and the watcher has looked. */
  readonly ended: JobState;
  /** How often AWS did it in the end. */
  readonly done: number;
  /** What the person is told, where that is not what the fault is told as. */
  readonly told?: ErrorReason | 'nothing';
}

/** AWS surely did nothing: the person is told so, and may try again. */
const refused: Course = { launched: 'rejected', ended: 'rejected', done: 0 };
/** Nobody noticed anything. */
const started: Course = { launched: 'running', ended: 'completed', done: 1, told: 'nothing' };
/** "Checking whether it started": it had, or the same token has started it then. */
const settled: Course = { launched: 'unconfirmed', ended: 'completed', done: 1 };
/** "Checking whether it started": it had not, and sending it again could make two. */
const absent: Course = { launched: 'unconfirmed', ended: 'rejected', done: 0 };

/** The same: the SDK has asked again, and AWS knew the identifier, as it may from somebody else. */
const known: Course = { ...settled, told: 'identifier-in-use' };

/** By fault and kind. */
export type Courses = Readonly<Record<FaultName, Readonly<Record<KindId, Course>>>>;

/** Exports of tables and domains have a token, tasks of RDS an identifier, backups nothing. */
function row(byToken: Course, byIdentifier: Course, byNothing: Course): Courses[FaultName] {
  return {
    'dynamodb-table': byToken,
    'simpledb-domain': byToken,
    'rds-database': byIdentifier,
    'dynamodb-backup': byNothing,
  };
}

/** Where the fault lasts for as long as the launch does, however often it tries. */
export const lasting: Courses = {
  throttle: row(refused, refused, refused),
  internal: row(settled, absent, absent),
  slow: row(settled, settled, settled),
  'cut-before': row(settled, absent, absent),
  'cut-after': row(settled, settled, settled),
  'expired-token': row(refused, refused, refused),
  'access-denied': row(refused, refused, refused),
  html: row(settled, absent, absent),
  'wrong-region': row(refused, refused, refused),
  'clock-skew': row(refused, refused, refused),
};

/** Where the fault meets the first attempt only. */
export const passing: Courses = {
  throttle: row(started, started, started),
  internal: row(started, started, absent),
  slow: row(started, started, settled),
  'cut-before': row(started, started, absent),
  'cut-after': row(started, known, settled),
  'expired-token': row(refused, refused, refused),
  'access-denied': row(refused, refused, refused),
  html: row(started, absent, absent),
  'wrong-region': row(refused, refused, refused),
  // The SDK signs anew what AWS calls expired, but RDS calls that a wrong signature.
  'clock-skew': row(started, refused, started),
};

/** Only where AWS is slow, patience is short. */
export const sittings: readonly {
  readonly faults: readonly FaultName[];
  readonly options: LabOptions;
}[] = [
  { faults: faultNames.filter((fault) => fault !== 'slow'), options: unpaced },
  { faults: ['slow'], options: { ...unpaced, ...impatient } },
];
