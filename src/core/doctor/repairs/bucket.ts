import { cliPaste } from '../../cli.ts';
import { granteeOf } from '../../policy/grantee.ts';
import { placeholders } from '../../policy/placeholder.ts';
import type { Statement } from '../../policy/policy.ts';
import { lookedAt } from '../lookedAt.ts';
import { callerFix, policyPaste, statementsOf, wholeFix } from '../policyPaste.ts';
import type { Chart, Mend } from '../remedy.ts';

const writing = ['WriteToBucket', 'FindBucket'] as const;
const roleWriting = ['UseBucket', 'UseFiles'] as const;

/** The bucket in the Region of the source, which every kind can export to. */
export function createBucket(chart: Chart): readonly Mend[] {
  const { name, owner } = chart.parties.bucket;
  const { region } = chart.asker;
  if (name === placeholders.bucket) return [];
  if (owner !== undefined) return [{ text: `Let account ${owner} create bucket ${name}.` }];
  // S3 takes no LocationConstraint for its first Region.
  const where =
    region === 'us-east-1' ? '' : ` --create-bucket-configuration LocationConstraint=${region}`;
  const { profile } = chart.job.connection;
  const words = [`s3api create-bucket --bucket ${name}${where}`];
  return [
    {
      text: `If there is no bucket of that name yet, create it in ${region}.`,
      paste: cliPaste(`Create bucket ${name}`, { region, profile }, words),
      check: 'bucket-exists',
    },
  ];
}

/** What DynamoDB and SimpleDB write with. */
export function letCallerWrite(chart: Chart): readonly Mend[] {
  return lookedAt('caller-actions', callerFix(chart, writing));
}

/** What a bucket of another account has to allow who writes; whose it is, is not always said. */
export function letBucketBeWritten(chart: Chart): readonly Mend[] {
  const known = wholeFix(chart, 'bucket');
  if (known.length > 0) return lookedAt('bucket-policy', known);
  const { arn, isOfRole, statements } = writerOf(chart);
  const { to, when } = granteeOf(arn);
  const granted = statements.map(({ Sid = '', Effect, ...rest }) => ({
    ...{ Sid, Effect, Principal: to, ...rest },
    ...(when && { Condition: when }),
  }));
  if (granted.length === 0) return [];
  const { name } = chart.parties.bucket;
  // RDS asks for no owner.
  const named = isOfRole ? '' : 'give it as bucket owner in the form, and ';
  return [
    {
      text: `If another account owns bucket ${name}, ${named}let it add these statements to the bucket policy, beside those that are there.`,
      paste: policyPaste('bucket', granted, chart),
      check: 'bucket-owner',
    },
  ];
}

/** Who writes: the role where there is one, else the caller. */
function writerOf(chart: Chart): {
  readonly arn: string;
  readonly isOfRole: boolean;
  readonly statements: readonly Statement[];
} {
  const { caller, role } = chart.parties;
  const ofRole = statementsOf(chart, 'role', roleWriting);
  if (ofRole.length > 0) return { arn: role, isOfRole: true, statements: ofRole };
  return { arn: caller, isOfRole: false, statements: statementsOf(chart, 'caller', writing) };
}
