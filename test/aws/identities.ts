/** Who signs a request; the access key decides. */
export interface Identity {
  readonly profile: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly region: string;
  /** The last part of the ARN, after the account. */
  readonly principal: string;
  /** IAM actions that are refused, each a pattern that the whole action must match. */
  readonly denied?: RegExp;
  /** True where every call finds the session token expired. */
  readonly expired?: boolean;
  /** When its temporary keys end, in epoch milliseconds; only of keys that were handed out. */
  readonly expiresAt?: number;
  /** True where the config files leave the profile out unless it is asked for by name. */
  readonly hidden?: boolean;
}

/** Who an access key that nobody knows stands for. */
export const usualIdentity: Identity = {
  profile: 'acme-data',
  accessKeyId: 'AKIAACMEDATA7EXAMPLE',
  secretAccessKey: 'stand-in/acme-data/not-a-secret/EXAMPLEKEY',
  region: 'eu-west-1',
  principal: 'user/dana',
};

/** The profiles of the temporary config file; any other access key may do what acme-data may. */
export const identities: readonly Identity[] = [
  usualIdentity,
  {
    profile: 'acme-dev',
    accessKeyId: 'AKIAACMEDEV77EXAMPLE',
    secretAccessKey: 'stand-in/acme-dev/not-a-secret/EXAMPLEKEY1',
    region: 'us-east-1',
    principal: 'user/dev',
  },
  {
    profile: 'no-access',
    accessKeyId: 'AKIANOACCESS7EXAMPLE',
    secretAccessKey: 'stand-in/no-access/not-a-secret/EXAMPLEKEY',
    region: 'eu-west-1',
    principal: 'user/guest',
    denied: /^(?:\w+:List\w+|rds:Describe\w+)$/,
  },
  {
    profile: 'expired',
    accessKeyId: 'ASIAEXPIRED77EXAMPLE',
    secretAccessKey: 'stand-in/expired/not-a-secret/EXAMPLEKEY22',
    sessionToken: 'stand-in-session-that-has-expired',
    region: 'eu-west-1',
    principal: 'assumed-role/Analyst/dana',
    expired: true,
  },
  {
    profile: 'session',
    accessKeyId: 'ASIASESSION77EXAMPLE',
    secretAccessKey: 'stand-in/session/not-a-secret/EXAMPLEKEY22',
    sessionToken: 'stand-in/session+that/is=valid==',
    region: 'eu-west-1',
    principal: 'assumed-role/Analyst/dana',
    hidden: true,
  },
];

/** The identity of an access key of the config files. */
export function knownIdentity(accessKeyId: string): Identity | undefined {
  return identities.find((one) => one.accessKeyId === accessKeyId);
}

/** The principal's ARN as AWS writes it in errors and in GetCallerIdentity. */
export function arnOf(identity: Identity, account: string): string {
  const service = identity.principal.startsWith('assumed-role/') ? 'sts' : 'iam';
  return `arn:aws:${service}::${account}:${identity.principal}`;
}
