import { firstBroken, type Finding, type Rule } from './finding.ts';
import { parseS3Location } from './s3.ts';

const oldBuckets = 'only buckets made in us-east-1 before March 2018 can';

/**
 * "General purpose bucket naming rules" of the S3 user guide. What no bucket can have is an error;
 * what a bucket from before the rule can have is a warning, as AWS takes such names.
 */
const rules: readonly Rule[] = [
  {
    severity: 'error',
    code: 'bucket-too-short',
    message: 'A bucket name has at least 3 characters: type the whole name.',
    broken: (name) => name.length < 3,
  },
  {
    severity: 'error',
    code: 'bucket-too-long',
    message: 'A bucket name has at most 63 characters (255 in very old ones): shorten it.',
    broken: (name) => name.length > 255,
  },
  {
    severity: 'error',
    code: 'bucket-characters',
    message:
      'A bucket name has letters, digits, dots and hyphens, and begins and ends with a letter or a digit: remove the rest.',
    // The pattern of S3Bucket in the DynamoDB model, written so that it takes linear time.
    broken: (name) => !/^[A-Za-z0-9][\w.-]*[A-Za-z0-9]$/.test(name),
  },
  {
    severity: 'error',
    code: 'bucket-ip-address',
    message: 'A bucket name cannot look like an IP address: type the name of the bucket.',
    broken: (name) => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name),
  },
  {
    severity: 'warning',
    code: 'bucket-long-name',
    message: `Check the name: ${oldBuckets} have more than 63 characters.`,
    broken: (name) => name.length > 63,
  },
  {
    severity: 'warning',
    code: 'bucket-upper-case',
    message: `Write the name in lower case: ${oldBuckets} have capital letters.`,
    broken: (name) => /[A-Z]/.test(name),
  },
  {
    severity: 'warning',
    code: 'bucket-underscore',
    message: `Check the name: ${oldBuckets} have an underscore.`,
    broken: (name) => name.includes('_'),
  },
  {
    severity: 'warning',
    code: 'bucket-adjacent-dots',
    message: `Check the name: ${oldBuckets} have two dots in a row.`,
    broken: (name) => name.includes('..'),
  },
  {
    severity: 'warning',
    code: 'bucket-reserved-prefix',
    message:
      'Check the name: AWS keeps names that begin with xn--, sthree- or amzn-s3-demo- for itself.',
    broken: (name) => /^(?:xn--|sthree-|amzn-s3-demo-)/.test(name),
  },
  {
    severity: 'warning',
    code: 'bucket-reserved-suffix',
    message:
      'Give the name of a general purpose bucket: this ending belongs to access points, directory buckets and table buckets.',
    broken: (name) => /(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name),
  },
];

/** What is wrong with the name of a bucket, if anything; an empty text is asked for. */
export function bucketNameFinding(name: string): Finding | undefined {
  if (name === '') {
    return { severity: 'error', code: 'bucket-missing', message: 'Choose or type a bucket.' };
  }
  return pastedFinding(name) ?? firstBroken(rules, name);
}

function pastedFinding(text: string): Finding | undefined {
  const location = parseS3Location(text);
  if (location === undefined) return undefined;
  const { bucket, prefix } = location;
  const rest = prefix === '' ? '' : `, and ${prefix} into Prefix`;
  const message = `Put the name only here: ${bucket}${rest}.`;
  return { severity: 'error', code: 'bucket-not-a-name', message };
}
