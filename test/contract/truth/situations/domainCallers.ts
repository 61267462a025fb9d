import { policy, type PolicyStatement } from '../../../aws/policy/document.ts';
import type { StandIn } from '../../../aws/standIn.ts';
import { encrypted, people } from '../domainMeans.ts';
import { both, bucket, key, withBucket, withCaller } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { allowing, denying, looking } from '../statements.ts';

/** Somebody with these policies, beside what it takes to look. */
const by = (...statements: readonly PolicyStatement[]) => ({
  ...{ ...people, filled: encrypted() },
  change: withCaller(policy(looking, ...statements)),
});
/** Somebody who may do everything but this. */
const butNot = (...actions: readonly string[]) =>
  withCaller(policy(allowing('*'), denying(actions)));

const plain = { ...people, filled: { bucket } };

const start = allowing('sdb:StartDomainExport', { Resource: people.source.arn });
const write = allowing('s3:PutObject', { Resource: `arn:aws:s3:::${bucket}/*` });
const use = allowing(['kms:GenerateDataKey', 'kms:Decrypt'], { Resource: key });

const lacking = { by: ['caller-actions'], sign: 'likely' } as const;

/** Who exports a domain: SimpleDB writes as they, and needs what they may do. */
export const domainCallers: readonly Situation[] = [
  {
    ...by(start, write, use),
    title: 'a domain by somebody with exactly what it takes',
    truth: 'completes',
  },
  {
    ...by(write, use),
    title: 'a domain by somebody who may not start exports',
    ...{ ...lacking, truth: 'refused' },
  },
  {
    ...by(start, use),
    title: 'a domain by somebody who may not write to the bucket',
    ...{ ...lacking, truth: 'fails' },
  },
  {
    ...by(start, allowing('s3:PutObject', { Resource: `arn:aws:s3:::${bucket}/finance/*` }), use),
    title: 'a domain by somebody who may write below another prefix',
    ...{ ...lacking, truth: 'fails' },
  },
  {
    ...by(start, write),
    title: 'a domain by somebody who may not use the key',
    ...{ ...lacking, truth: 'fails' },
  },
  {
    ...plain,
    title: 'a domain by somebody whom a policy denies to write',
    change: butNot('s3:PutObject'),
    ...{ ...lacking, truth: 'fails' },
  },
  {
    ...plain,
    title: 'a domain by somebody who may look at nothing',
    change: butNot('iam:SimulatePrincipalPolicy', 's3:Get*', 's3:List*', 'sdb:ListExports'),
    truth: 'completes',
  },
  {
    ...plain,
    title: 'a domain by somebody who may neither write nor simulate policies',
    change: butNot('iam:SimulatePrincipalPolicy', 's3:PutObject'),
    ...{ ...lacking, truth: 'fails', sign: 'unseen' },
  },
  {
    ...plain,
    title: 'a domain to a bucket that lets nobody write, by somebody who may not read that',
    change: both(withBucket(bucket, { deniesWrites: true }), butNot('s3:GetBucketPolicy')),
    ...{ truth: 'fails', by: ['bucket-policy'], sign: 'unseen' },
  },
  {
    ...plain,
    title: 'a domain that is deleted while the form is open',
    meanwhile: (standIn: StandIn): void => {
      standIn.deleteDomain('people');
    },
    truth: 'refused',
    by: ['domain-exists'],
  },
];
