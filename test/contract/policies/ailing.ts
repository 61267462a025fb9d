import { remedyOf } from '../../../src/core/doctor/remedyOf.ts';
import { errorReasons } from '../../../src/core/errors.ts';
import type { EndedJob } from '../../../src/core/insight/explainEnd.ts';
import type { JobReport } from '../../../src/core/jobs/job.ts';
import { policy } from '../../aws/policy/document.ts';
import { codes, messages } from '../../fakes/patients.ts';
import { account, region } from './account.ts';
import { causeOf } from './launch.ts';
import { policiesIn } from './pasting.ts';
import { piecesOf, type Lacking } from './pieces.ts';
import { placedFor, type Placed } from './placed.ts';
import { askerIn, needIn, requiredFor, type Scene } from './scene.ts';
import { scenes } from './scenes.ts';

/** An account in which a job of a scene does not end well. */
export interface Ailing {
  readonly scene: Scene;
  /** To be read after `where`. */
  readonly title: string;
  readonly placed: Placed;
  /** How the job that is launched after the cure differs, where the remedy says so. */
  readonly cured?: Scene;
  /** What is told of the end, in the place of what the stand-in tells of it. */
  readonly told?: (job: EndedJob) => EndedJob;
}

/** Pieces without which a job runs, or is only not followed. */
const isFollowing = ({ from }: Lacking): boolean =>
  /Follow|ListBackups|DescribeBackup|FindBucket|AllowFinding/.test(from);

/** One piece is missing. */
const lacking: readonly Ailing[] = scenes.flatMap((scene) =>
  piecesOf(requiredFor(scene))
    .filter((piece) => !isFollowing(piece))
    .map(({ title, policies }) => ({
      ...{ scene, title: `${title} is missing` },
      placed: placedFor(policies),
    })),
);

/** A whole policy is missing; that of the caller has what follows a job, too. */
const without: readonly Ailing[] = scenes.flatMap((scene) => {
  const policies = requiredFor(scene);
  return policies
    .filter(({ place }) => place !== 'managed')
    .map((policy) => ({
      ...{ scene, title: `there is no ${policy.title.toLowerCase()}` },
      placed: placedFor(policies.filter((one) => one !== policy)),
    }));
});

const sceneOf = (title: string): Scene => {
  const scene = scenes.find((one) => one.title === title);
  if (scene === undefined) throw new Error(`There is no scene ${title}.`);
  return scene;
};

const complete = (scene: Scene): Placed => placedFor(requiredFor(scene));

/** A key policy that lets one administrator in, and no IAM policies of its account. */
const shut = policy({
  ...{ Sid: 'Admin', Effect: 'Allow', Action: 'kms:*', Resource: '*' },
  Principal: { AWS: `arn:aws:iam::${account}:user/admin` },
});

const shutKeys: readonly Ailing[] = [
  'an export of a table with a key',
  'an export of a table with a key by its alias',
  'an export of a snapshot',
  'an export of a cluster',
  'an export of a domain with a key',
]
  .map(sceneOf)
  .map((scene) => ({
    ...{ scene, title: 'the policy of the key does not let IAM policies decide' },
    placed: { ...complete(scene), ownKeys: shut },
  }));

/** Their bucket, and a request that does not tell whose it is. */
const nameless: readonly Ailing[] = [
  'an export of a table to another account with a key of it',
  'an export of a domain to another account with a key of it',
]
  .map(sceneOf)
  .map((cured) => ({
    ...{ scene: withoutOwner(cured), cured, title: 'the owner of the bucket is not named' },
    placed: { ...complete(cured), bucket: policy() },
  }));

function withoutOwner(scene: Scene): Scene {
  const nobody = { S3BucketOwner: undefined, s3BucketOwner: undefined };
  return { ...scene, input: (moment) => ({ ...scene.input(moment), ...nobody }) };
}

const snapshot = sceneOf('an export of a snapshot');
const abroad = sceneOf('an export of a snapshot to another account with a key of it');
const trusting = (Condition: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  policy({
    ...{ Effect: 'Allow', Action: 'sts:AssumeRole', Condition },
    Principal: { Service: 'export.rds.amazonaws.com' },
  });

function withoutRole(scene: Scene): Placed {
  const { trust: _, ...rest } = complete(scene);
  return { ...rest, role: [] };
}

const roles: readonly Ailing[] = [
  { scene: snapshot, title: 'there is no such role', placed: withoutRole(snapshot) },
  {
    ...{ scene: snapshot, title: 'the role trusts another service' },
    placed: {
      ...complete(snapshot),
      trust: policy({
        ...{ Effect: 'Allow', Action: 'sts:AssumeRole' },
        Principal: { Service: 'rds.amazonaws.com' },
      }),
    },
  },
  {
    ...{ scene: snapshot, title: 'the trust of the role has a condition' },
    placed: {
      ...complete(snapshot),
      trust: trusting({ StringEquals: { 'aws:SourceAccount': account } }),
    },
  },
  {
    ...{ scene: snapshot, title: 'the role has neither trust nor permissions' },
    placed: { ...complete(snapshot), trust: policy(), role: [] },
  },
  {
    ...{ scene: abroad, title: 'neither the role nor the bucket allows anything' },
    placed: { ...complete(abroad), role: [], bucket: policy() },
  },
  {
    ...{ scene: abroad, title: 'neither the role nor the owner of the key allows its use' },
    placed: {
      ...complete(abroad),
      role: roleOf(abroad),
      key: policy(),
    },
  },
];

/** What the role may do with the bucket, and nothing with the key. */
function roleOf(scene: Scene): Placed['role'] {
  const [left] = piecesOf(requiredFor(scene)).filter(({ from }) => from === 'role/UseKey');
  return placedFor(left?.policies ?? []).role;
}

/** "Failure messages for Amazon S3 export tasks": what RDS tells late of what the stand-in refuses. */
const failing =
  (message: string) =>
  ({ kind, source, connection }: EndedJob): EndedJob => ({
    ...{ kind, source, connection },
    ...failedWith({ kind, source }, { code: '', message }),
  });

const lateCauses: readonly Ailing[] = [
  {
    ...{ scene: snapshot, title: 'RDS tells late that it can’t assume the role' },
    placed: { ...complete(snapshot), trust: policy() },
    told: failing('RDS can’t assume the role arn:aws:iam::111122223333:role/exporter.'),
  },
  {
    ...{ scene: snapshot, title: 'RDS tells late what the role may not call' },
    placed: { ...complete(snapshot), role: [] },
    told: failing('The role isn’t authorized to call s3:PutObject on the bucket.'),
  },
  {
    ...{ scene: abroad, title: 'RDS tells late what the role may not call' },
    placed: { ...complete(abroad), role: [], bucket: policy() },
    told: failing('The role isn’t authorized to call s3:ListBucket on the bucket.'),
  },
  {
    ...{ scene: abroad, title: 'RDS tells late that writing is denied for want of the key' },
    placed: { ...complete(abroad), role: roleOf(abroad), key: policy() },
    told: failing('S3 credential check failed.'),
  },
  {
    ...{ scene: snapshot, title: 'RDS tells late that the key check failed' },
    placed: { ...complete(snapshot), ownKeys: shut },
    told: failing('KMS key check failed. Check the credentials on your KMS key and try again.'),
  },
];

/** Every account in which policies are what is wrong. */
export const ailing: readonly Ailing[] = [
  ...lacking,
  ...without,
  ...shutKeys,
  ...nameless,
  ...roles,
  ...lateCauses,
];

/** A table that has never had point-in-time recovery. */
export const recoveryOff: Scene = archiveScene();

function archiveScene(): Scene {
  const orders = sceneOf('an export of a table');
  const arn = orders.source.arn.replace('orders', 'archive');
  return {
    ...{ ...orders, title: 'an export of a table without recovery' },
    source: { ...orders.source, name: 'archive', arn },
    input: (moment) => ({ ...orders.input(moment), TableArn: arn }),
  };
}

/** Every cause for which there is a policy to paste, by the doctor's own tables. */
export function curable(): ReadonlySet<string> {
  const table = sceneOf('an export of a table to another account with a key of it');
  const jobs = [
    ...errorReasons.map((reason) => endedBy(abroad, { state: 'rejected', refusal: { reason } })),
    ...codes.map((code) => endedBy(table, failedWith(table, { code }))),
    ...messages.map(([message]) => endedBy(abroad, failedWith(abroad, { code: '', message }))),
    ...errorReasons.map((reason) => endedBy(table, { state: 'rejected', refusal: { reason } })),
  ];
  const curables = jobs.filter(({ job, scene }) => {
    const { fixes } = remedyOf({ job, need: needIn(scene), asker: askerIn(scene) });
    return policiesIn(fixes).length > 0;
  });
  return new Set(curables.map(({ job }) => causeOf(job)));
}

type End = Pick<EndedJob, 'state' | 'refusal' | 'report'>;

function endedBy(scene: Scene, end: End): { readonly scene: Scene; readonly job: EndedJob } {
  const connection = { profile: 'acme-data', region };
  return { scene, job: { kind: scene.kind, source: scene.source, connection, ...end } };
}

function failedWith(
  { kind, source }: Pick<Scene, 'kind' | 'source'>,
  failure: NonNullable<JobReport['failure']>,
): End {
  const about = { kind, source, arn: 'arn', exportType: 'full' } as const;
  return { state: 'failed', report: { ...about, state: 'failed', failure } };
}
