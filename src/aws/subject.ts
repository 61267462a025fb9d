import type { ErrorReason } from '../core/errors.ts';
import { parseTableArn } from '../core/grammar/arn.ts';

/** Members of the inputs that we send, the most telling first. */
const members = ['Key', 'Bucket', 'TableName', 'TableArn', 'KeyId', 'ExportArn', 'RoleArn'];

/** Failures of a whole bucket, whatever object was asked for. */
const ofBucket: readonly ErrorReason[] = ['bucket-not-found', 'wrong-region'];

/** What a call was about, as a person would name it; undefined for lists of everything. */
export function subjectOf(input: object, reason: ErrorReason): string | undefined {
  const texts = new Map(Object.entries(input).filter(isText));
  const told = ofBucket.includes(reason) ? members.slice(1) : members;
  const found = told.map((member) => texts.get(member)).find(Boolean);
  return found === undefined ? undefined : (parseTableArn(found)?.table ?? found);
}

function isText(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}
