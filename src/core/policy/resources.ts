import { joinPrefix } from '../grammar/s3.ts';

/** The ARN of a bucket. Bucket names are unique in a partition, so there is no Region in it. */
export function bucketArn(partition: string, bucket: string): string {
  return `arn:${partition}:s3:::${bucket}`;
}

/**
 * The ARN of all objects below a prefix. `below` is a pattern; what the person typed is not, and
 * has its wildcards written as text ("IAM JSON policy elements: Variables and tags").
 */
export function objectsArn(bucket: string, prefix: string, below: string): string {
  return `${bucket}/${asText(joinPrefix(prefix))}${below}`;
}

/** A text that is no pattern, as a policy writes it. */
export function asText(text: string): string {
  return text.replace(/[*?$]/g, '${$&}');
}
