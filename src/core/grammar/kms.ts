/** What a key ARN or alias ARN tells besides the key. */
export interface KeyArn {
  readonly region: string;
  readonly account: string;
}

const arn = /^arn:aws[a-z-]*:kms:([a-z0-9-]+):(\d{12}):(?:key\/(.+)|(alias\/.+))$/;
const keyId = /^(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
/** 256 characters with `alias/`, by the KMS model. */
const alias = /^alias\/[A-Za-z0-9:/_-]{1,250}$/;

/**
 * Whether a text names a KMS key in one of the four ways that KMS takes: key id, key ARN, alias
 * name, alias ARN. Not whether there is such a key.
 */
export function isKeyReference(text: string): boolean {
  return keyId.test(text) || alias.test(text) || parseKeyArn(text) !== undefined;
}

/** Region and account of a key ARN or an alias ARN; undefined for anything else. */
export function parseKeyArn(text: string): KeyArn | undefined {
  const [, region, account, id = '', name = ''] = arn.exec(text) ?? [];
  if (!region || !account) return undefined;
  return keyId.test(id) || alias.test(name) ? { region, account } : undefined;
}
