import { ApiError } from '../../apiError.ts';

/** What SimpleDB demands of a parameter, and the words in which it refuses. */
interface Rule {
  readonly member: string;
  /** As the refusal writes it, where that is not the member with a capital. */
  readonly label?: string;
  readonly required?: true;
  readonly length?: readonly [least: number, most: number];
  readonly range?: readonly [least: number, most: number];
  readonly text?: readonly [pattern: RegExp, says: string];
}

const domainName: Rule = {
  member: 'domainName',
  length: [3, 255],
  text: [/^[\w.-]*$/, 'must only contain letters, numbers, underscores, periods, and hyphens'],
};

/** The rules of AWS's page of error codes, one table for each operation. */
export const startRules: readonly Rule[] = [
  {
    member: 'clientToken',
    length: [1, 128],
    text: [/^[!-~]*$/, 'must only contain ASCII characters in the range of 33-126, inclusive'],
  },
  { ...domainName, required: true },
  {
    member: 's3Bucket',
    label: 'S3BucketName',
    required: true,
    length: [3, 63],
    text: [/^[a-z0-9A-Z]+[.\-\w]*[a-z0-9A-Z]+$/, 'must be a valid Amazon S3 bucket name'],
  },
  { member: 's3BucketOwner', text: [/^\d{12}$/, 'must be a valid AWS account ID'] },
  { member: 's3KeyPrefix', length: [1, 850] },
  { member: 's3SseAlgorithm', text: [/^(?:AES256|KMS)$/, 'can only be AES256 or KMS'] },
  {
    member: 's3SseKmsKeyId',
    length: [1, 2048],
    // The page's words leave out the slash that every key ARN and the guide's own example have.
    text: [/^[\w:/-]*$/, 'must only contain letters, numbers, underscores, colons, and hyphens'],
  },
];

export const getRules: readonly Rule[] = [
  {
    member: 'exportArn',
    required: true,
    length: [20, 2048],
    text: [
      /^arn:[^:]*:sdb:[^:]*:\d{12}:domain\/[^/]+\/export\/[^/]+$/,
      'must be a valid Amazon SimpleDB Domain Export ARN',
    ],
  },
];

export const listRules: readonly Rule[] = [
  domainName,
  { member: 'maxResults', range: [1, 100] },
  {
    member: 'nextToken',
    length: [1, 2048],
    text: [
      /^[\w=-]*$/,
      'must only contain letters, numbers, underscores, hyphens, and equals signs',
    ],
  },
];

/** Refuses the first parameter that breaks its rule. */
export function checkParameters(input: object, rules: readonly Rule[]): void {
  const values = new Map<string, unknown>(Object.entries(input));
  for (const rule of rules) {
    const value = values.get(rule.member);
    if (value === undefined && rule.required === undefined) continue;
    const says = brokenRule(rule, toText(value ?? ''));
    if (says !== undefined) throw invalid(rule, toText(value ?? null), says);
  }
}

/** A key goes with KMS only. */
export function checkCombination(algorithm: string | undefined, keyId: string | undefined): void {
  if (keyId === undefined || algorithm === 'KMS') return;
  throw new ApiError(
    'InvalidParameterCombinationException',
    'Parameter S3SseKmsKeyId must be provided only when S3SseAlgorithm is KMS.',
  );
}

function brokenRule({ length, range, text }: Rule, value: string): string | undefined {
  if (range && !isWithin(Number(value), range)) {
    return `must be between ${range[0]} and ${range[1]}`;
  }
  if (length && !isWithin(value.length, length)) {
    return `must be between ${length[0]} and ${length[1]} characters long`;
  }
  return text && !text[0].test(value) ? text[1] : undefined;
}

function isWithin(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most;
}

function invalid({ member, label }: Rule, value: string, says: string): ApiError {
  const name = label ?? member.charAt(0).toUpperCase() + member.slice(1);
  return new ApiError(
    'InvalidParameterValueException',
    `Value (${value}) for parameter ${name} is invalid. ${name} ${says}.`,
  );
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
