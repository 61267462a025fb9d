/** One request, as far as it is known. */
export interface Access {
  /**
   * The ARN of the caller as GetCallerIdentity tells it, the ARN of a role, or the name of a service
   * such as `export.rds.amazonaws.com`.
   */
  readonly principalArn: string;
  /** The account of the principal; empty where it is not known. */
  readonly account: string;
  readonly action: string;
  /** Its ARN; absent for trust policies, which are about the role that has them. */
  readonly resource?: string | undefined;
  /** By condition key, such as `kms:ViaService`; several where it is not known which one it is. */
  readonly context?: Readonly<Record<string, Value | readonly Value[]>>;
}

/** The value of a condition key; null in a request that lacks the key. */
export type Value = string | null;

/** Who an ARN is about, in the words of policies. */
export interface Identified {
  readonly account: string;
  readonly type: 'role' | 'session' | 'user' | 'other';
  /** Of the role, where it is a session. */
  readonly name: string;
}

const pattern = /^arn:[a-z-]+:(?:iam|sts)::(\d{12}):([a-z-]+)\/(.+)$/;

/** Undefined for accounts, services and everything else that is no identity. */
export function identified(arn: string): Identified | undefined {
  const [, account, type, path] = pattern.exec(arn) ?? [];
  if (account === undefined || path === undefined) return undefined;
  const parts = path.split('/');
  const last = parts.at(-1) ?? '';
  if (type === 'assumed-role') return { account, type: 'session', name: parts[0] ?? '' };
  return { account, type: type === 'role' || type === 'user' ? type : 'other', name: last };
}
