/**
 * Where a policy document is attached, which decides what it may hold: a customer managed policy, an
 * inline policy or the trust policy of a role, the policy of a bucket or of a KMS key.
 */
export type PolicyPlace = 'managed' | 'inline-role' | 'trust' | 'bucket' | 'key';
