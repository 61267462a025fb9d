import { ExportError } from '../../src/core/errors.ts';
import type {
  BucketLook,
  Inspector,
  ObjectLock,
  RoleLook,
  Simulated,
} from '../../src/core/ports.ts';

/** All that can be seen of a bucket. */
export interface FakeBucket {
  readonly look: BucketLook;
  /** Whoever is expected, unless told. */
  readonly owner?: string;
  readonly policy?: string;
  readonly restrictsPublic: boolean;
  readonly lock: ObjectLock;
  readonly requesterPays: boolean;
}

/** A bucket with nothing in the way of an export. */
export const openBucket: FakeBucket = {
  look: { answer: 'found', region: 'eu-west-1' },
  restrictsPublic: true,
  lock: { isOn: false, hasDefaultRetention: false },
  requesterPays: false,
};

/** The policy that KMS gives a key unless told: IAM policies of its account decide. */
export const usualKeyPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
});

/** A role that can export from RDS to any bucket. */
export const usualRole = (arn: string): RoleLook => ({
  arn,
  trustPolicy: JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'export.rds.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  }),
  policies: [
    JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: [
          's3:PutObject*',
          's3:GetObject*',
          's3:ListBucket',
          's3:DeleteObject*',
          's3:GetBucketLocation',
        ],
        Resource: '*',
      },
    }),
  ],
});

/** What can be looked at, in memory: as a job needs it, but for what a test puts into the maps. */
export class FakeInspector implements Inspector {
  readonly bucketsByName = new Map<string, Partial<FakeBucket>>();
  readonly keyPolicies = new Map<string, string>();
  /** By ARN; null where there is no such role. */
  readonly rolesByArn = new Map<string, RoleLook | null>();
  /** By action; all others are allowed. */
  readonly decisions = new Map<string, Simulated['decision']>();
  readonly #call: <T>(operation: string, answer: () => T, subject: string) => Promise<T>;

  /** `call` counts a call and throws the fault of its operation, such as `GetBucketPolicy`. */
  constructor(call: <T>(operation: string, answer: () => T, subject: string) => Promise<T>) {
    this.#call = call;
  }

  readonly headBucket: Inspector['headBucket'] = (bucket, expected) =>
    this.#call('HeadBucket', () => this.#look(bucket, expected), bucket);

  readonly bucketPolicy: Inspector['bucketPolicy'] = (bucket) =>
    this.#call('GetBucketPolicy', () => this.#bucket(bucket).policy, bucket);

  readonly restrictsPublic: Inspector['restrictsPublic'] = (bucket) =>
    this.#call('GetPublicAccessBlock', () => this.#bucket(bucket).restrictsPublic, bucket);

  readonly objectLock: Inspector['objectLock'] = (bucket) =>
    this.#call('GetObjectLockConfiguration', () => this.#bucket(bucket).lock, bucket);

  readonly requesterPays: Inspector['requesterPays'] = (bucket) =>
    this.#call('GetBucketRequestPayment', () => this.#bucket(bucket).requesterPays, bucket);

  readonly keyPolicy: Inspector['keyPolicy'] = (key) =>
    this.#call('GetKeyPolicy', () => this.keyPolicies.get(key) ?? usualKeyPolicy, key);

  readonly role: Inspector['role'] = (arn) => this.#call('GetRole', () => this.#role(arn), arn);

  readonly simulate: Inspector['simulate'] = (callerArn, { actions, resources }) =>
    this.#call(
      'SimulatePrincipalPolicy',
      () =>
        actions.flatMap((action) => {
          const decision = this.decisions.get(action) ?? 'allowed';
          return resources.map((resource) => ({ action, resource, decision }));
        }),
      callerArn,
    );

  #look(name: string, expected?: string): BucketLook {
    const { look, owner } = this.#bucket(name);
    const isOther = expected !== undefined && expected !== (owner ?? expected);
    return isOther && look.answer === 'found' ? { ...look, answer: 'denied' } : look;
  }

  #bucket(name: string): FakeBucket {
    return { ...openBucket, ...this.bucketsByName.get(name) };
  }

  #role(arn: string): RoleLook {
    const role = this.rolesByArn.get(arn);
    if (role === null) throw new ExportError('role-not-found', { resource: arn });
    return role ?? usualRole(arn);
  }
}
