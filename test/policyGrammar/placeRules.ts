import type { PolicyPlace } from '../../src/core/policy/places.ts';

/** What a place takes. */
export interface PlaceRules {
  /** Whether its statements say who they are about. */
  readonly hasPrincipal: boolean;
  /** A trust policy is about its role, and names no resource. */
  readonly hasResource: boolean;
  /** Characters of IAM's policies, bytes of others; IAM does not count white space. */
  readonly longest: number;
}

/**
 * "IAM and AWS STS quotas" (a trust policy can have 4,096 characters once the quota is raised),
 * "Bucket policies" of the S3 user guide and PutKeyPolicy of the KMS API reference.
 */
export const placeRules: Readonly<Record<PolicyPlace, PlaceRules>> = {
  managed: { hasPrincipal: false, hasResource: true, longest: 6_144 },
  'inline-role': { hasPrincipal: false, hasResource: true, longest: 10_240 },
  trust: { hasPrincipal: true, hasResource: false, longest: 2_048 },
  bucket: { hasPrincipal: true, hasResource: true, longest: 20_480 },
  key: { hasPrincipal: true, hasResource: true, longest: 32_768 },
};
