import { ApiError } from '../apiError.ts';
import type { Answer, Call } from '../call.ts';
import { denial, denialOf, iamAction } from '../iam.ts';
import { through } from '../policy/context.ts';
import { mayInBucket, mayWithKey } from '../policy/permit.ts';
import type { BucketSeed, KeySeed } from '../seed.ts';
import type { World } from '../world.ts';
import type { Objects } from './objects.ts';
import { answerAbout, isAboutBucket } from './bucketParts.ts';
import { bucketOf, keyOf } from './s3Operation.ts';
import type { Service } from './service.ts';
import { element, xmlAnswer } from './xml.ts';

const namespace = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
const regionHeader = 'x-amz-bucket-region';
const mostBuckets = 10_000;

/** What S3 works with. */
export interface S3Deps {
  readonly world: World;
  readonly objects: Objects;
  /** Writes all that exports have left in a bucket by now. */
  readonly settle: (bucket: string) => Promise<void>;
  /** The KMS key of an object. */
  readonly encryptedWith: (bucket: string, key: string) => KeySeed | undefined;
}

/**
 * S3: buckets with Regions, owners and policies are played here, objects by fauxqs, which knows
 * nothing of the three.
 */
export function createS3(deps: S3Deps, pageSize = mostBuckets): Service {
  const { world, objects, settle } = deps;
  return {
    async answer(call) {
      if (call.operation === 'ListBuckets') return listBuckets(world, call, pageSize);
      const bucket = demandBucket(world, call);
      if (call.operation === 'HeadBucket') return withRegion(xmlAnswer(200, '', ids(call)), bucket);
      if (isAboutBucket(call)) return withRegion(answerAbout(bucket, call), bucket);
      checkDecrypt(deps, bucket, call);
      await settle(bucket.name);
      return await forward(objects, call);
    },
    refuse: (error, call) => refuse(world, error, call),
  };
}

/** Another Region's bucket is answered with a redirect, another account's with a refusal. */
function demandBucket(world: World, call: Call): BucketSeed {
  const name = bucketOf(call.url);
  const bucket = world.buckets.find((one) => one.name === name);
  if (!bucket) throw new ApiError('NoSuchBucket', 'The specified bucket does not exist', 404);
  if (bucket.region !== call.region) {
    const message =
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.';
    throw new ApiError('PermanentRedirect', message, 301);
  }
  checkOwner(world, bucket, call);
  return bucket;
}

/** Other accounts are never told a policy: S3 says that the method is not allowed. */
function checkOwner(world: World, bucket: BucketSeed, call: Call): void {
  const expected = call.headers['x-amz-expected-bucket-owner'] ?? bucket.account;
  if (expected !== bucket.account) throw denial(call, world.account);
  if (call.operation === 'GetBucketPolicy' && bucket.account !== world.account) {
    const message = 'The specified method is not allowed against this resource.';
    throw new ApiError('MethodNotAllowed', message, 405);
  }
  const who = world.principalOf(call.identity);
  const key = keyOf(call.url);
  const deed = { action: iamAction(call, world.account).action };
  if (mayInBucket(who, deed, bucket, key === '' ? undefined : key)) return;
  throw denial(call, world.account);
}

/** Who reads an object has to be able to use its key, which S3 does for them. */
function checkDecrypt({ world, encryptedWith }: S3Deps, { name }: BucketSeed, call: Call): void {
  if (call.operation !== 'GetObject') return;
  const key = encryptedWith(name, keyOf(call.url));
  if (key === undefined) return;
  const action = 'kms:Decrypt';
  const told = { ...through('s3'), 'kms:ViaService': `s3.${key.region}.amazonaws.com` };
  if (mayWithKey(world.principalOf(call.identity), { action, told }, key, world.account)) return;
  const { region, account = world.account, keyId } = key;
  const resource = `arn:aws:kms:${region}:${account}:key/${keyId}`;
  throw denialOf(call, world.account, { action, resource });
}

/** Pages through the account's own buckets; Regions are told only if some parameter is sent. */
function listBuckets(world: World, call: Call, pageSize: number): Answer {
  const parameters = call.url.searchParams;
  const limit = Math.min(Number(parameters.get('max-buckets') ?? mostBuckets), pageSize);
  const rest = bucketsFor(world, parameters);
  const page = rest.slice(0, limit);
  const last = page.length < rest.length ? page.at(-1) : undefined;
  const told = [...parameters.keys()].some((name) => name !== 'x-id');
  const created = new Date(world.foundedAt).toISOString();
  const buckets = page.map((bucket) => bucketElement(bucket, created, told)).join('');
  const prefix = parameters.get('prefix');
  const body = [
    `<Owner>${element('ID', world.account.repeat(5))}</Owner><Buckets>${buckets}</Buckets>`,
    last ? element('ContinuationToken', toToken(last.name)) : '',
    prefix === null ? '' : element('Prefix', prefix),
  ].join('');
  const list = `<ListAllMyBucketsResult ${namespace}>${body}</ListAllMyBucketsResult>`;
  return xmlAnswer(200, list, ids(call));
}

/** The account's buckets from where the page begins, sorted. */
function bucketsFor(world: World, parameters: URLSearchParams): BucketSeed[] {
  const prefix = parameters.get('prefix') ?? '';
  const region = parameters.get('bucket-region');
  const after = fromToken(parameters.get('continuation-token') ?? '');
  return world.buckets
    .filter(({ account, name }) => account === world.account && name.startsWith(prefix))
    .filter((bucket) => region === null || bucket.region === region)
    .filter(({ name }) => name > after)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function bucketElement({ name, region }: BucketSeed, created: string, told: boolean): string {
  const place = told ? element('BucketRegion', region) : '';
  return `<Bucket>${element('Name', name)}${element('CreationDate', created)}${place}</Bucket>`;
}

function toToken(name: string): string {
  return Buffer.from(name).toString('base64url');
}

function fromToken(token: string): string {
  return Buffer.from(token, 'base64url').toString();
}

function withRegion(answer: Answer, bucket: BucketSeed): Answer {
  return { ...answer, headers: { ...answer.headers, [regionHeader]: bucket.region } };
}

function ids({ requestId }: Call): Record<string, string> {
  return { 'x-amz-request-id': requestId, 'x-amz-id-2': 'stand-in' };
}

async function forward(objects: Objects, call: Call): Promise<Answer> {
  const { method, headers, body } = call;
  const url = call.url.pathname + call.url.search;
  return await objects.forward({ method, url, headers, ...(body.length > 0 && { body }) });
}

/** S3's wire codes where they differ from the other services'. */
const codes: Readonly<Record<string, { readonly code: string; readonly status: number }>> = {
  AccessDeniedException: { code: 'AccessDenied', status: 403 },
};

/** The Region of the bucket comes with every refusal, 403 to a HeadBucket included. */
function refuse(world: World, error: ApiError, call: Call): Answer {
  const { code, status } = codes[error.code] ?? { code: error.code, status: error.status ?? 400 };
  const bucket = world.buckets.find(({ name }) => name === bucketOf(call.url));
  const parts = [element('Code', code), element('Message', error.message)];
  const body = `<Error>${parts.join('')}${element('RequestId', call.requestId)}</Error>`;
  const answer = xmlAnswer(status, call.method === 'HEAD' ? '' : body, ids(call));
  return bucket ? withRegion(answer, bucket) : answer;
}
