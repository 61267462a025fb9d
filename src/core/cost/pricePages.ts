/** AWS's pages of prices. */
export const pricePages = {
  dynamodb: 'https://aws.amazon.com/dynamodb/pricing/',
  rds: 'https://aws.amazon.com/rds/pricing/',
  aurora: 'https://aws.amazon.com/rds/aurora/pricing/',
  s3: 'https://aws.amazon.com/s3/pricing/',
} as const;

/** What the jobs that write to S3 cost there, which nobody knows before. */
export const inS3 = 'Requests and storage in S3 come on top.';
