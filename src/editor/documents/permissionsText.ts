import { connectionName, type Connection } from '../../core/connection.ts';
import { joinPrefix, s3Uri } from '../../core/grammar/s3.ts';
import { replacementsIn } from '../../core/policy/placeholder.ts';
import { formatPolicy } from '../../core/policy/policy.ts';
import type { Asker, Need, RequiredPolicy } from '../../core/policy/required.ts';

/** What the policies of a document are for. */
export interface PermissionsHeading {
  readonly title: string;
  readonly need: Need;
  readonly connection: Connection;
  readonly asker: Asker;
}

/**
 * The policies as Markdown. Each stands between fences as it is to be pasted, from the first column
 * on, which no comment or member of a larger JSON document could.
 */
export function permissionsText(
  heading: PermissionsHeading,
  policies: readonly RequiredPolicy[],
): string {
  const parts = [
    `# Required permissions: ${heading.title}`,
    factsText(heading),
    replaceText(policies),
  ];
  const sections = policies.map((policy, index) => sectionText(policy, index + 1));
  return `${[...parts, ...sections].filter((part) => part !== '').join('\n\n')}\n`;
}

function factsText({ need, connection, asker }: PermissionsHeading): string {
  const { source, bucket = '', bucketOwner = '', prefix, kmsKeyId = '', roleArn = '' } = need;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Connection', connectionName(connection)],
    ['Caller', asker.arn],
    ['Source', source.arn ?? source.name],
    ['Destination', bucket === '' ? '' : s3Uri(bucket, joinPrefix(prefix))],
    ['Account of the bucket', bucketOwner],
    ['KMS key', kmsKeyId],
    ['IAM role', roleArn],
  ];
  return facts
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value = '']) => `- ${name}: ${code(value)}`)
    .join('\n');
}

/** What nobody has said yet. The placeholders are not valid, so that none is overlooked. */
function replaceText(policies: readonly RequiredPolicy[]): string {
  const all = policies.map(({ policy }) => formatPolicy(policy)).join();
  const lines = replacementsIn(all).map(
    ({ placeholder, meaning }) => `- ${code(placeholder)}: ${meaning}`,
  );
  return lines.length === 0
    ? ''
    : ['Before you use a policy, replace in it:', '', ...lines].join('\n');
}

function sectionText(
  { title, attachTo, isOptional, policy, notes }: RequiredPolicy,
  number: number,
): string {
  return [
    `## ${number}. ${title}${isOptional ? ' (optional)' : ''}`,
    attachTo,
    ...(notes.length === 0 ? [] : [notes.map((note) => `> ${note}`).join('\n>\n')]),
    ['```json', formatPolicy(policy), '```'].join('\n'),
  ].join('\n\n');
}

/** What a person typed, on one line and without what would end the code that it is in. */
function code(text: string): string {
  return `\`${text.replace(/[`\p{Cc}]/gu, ' ')}\``;
}
