/** The operation that an S3 request asks for, told by method, path and query. */
export function s3Operation(method: string, url: URL): string {
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/.exec(url.pathname) ?? [];
  if (bucket === '') return 'ListBuckets';
  return key === '' ? bucketOperation(method, url) : objectOperation(method, url);
}

/** The bucket that a path-style request names. */
export function bucketOf(url: URL): string {
  return decodeURIComponent(url.pathname.split('/')[1] ?? '');
}

/** The key that a path-style request names; empty where it names none. */
export function keyOf(url: URL): string {
  return decodeURIComponent(/^\/[^/]*\/?(.*)$/.exec(url.pathname)?.[1] ?? '');
}

/** What a GET of a bucket asks for, where its query says so. */
const partsOfBucket: Readonly<Record<string, string>> = {
  location: 'GetBucketLocation',
  'object-lock': 'GetObjectLockConfiguration',
  policy: 'GetBucketPolicy',
  publicAccessBlock: 'GetPublicAccessBlock',
  requestPayment: 'GetBucketRequestPayment',
};

const bucketOperations: Readonly<Record<string, string>> = {
  HEAD: 'HeadBucket',
  GET: 'ListObjectsV2',
  PUT: 'CreateBucket',
  POST: 'DeleteObjects',
  DELETE: 'DeleteBucket',
};
const objectOperations: Readonly<Record<string, string>> = {
  HEAD: 'HeadObject',
  GET: 'GetObject',
  PUT: 'PutObject',
  POST: 'CompleteMultipartUpload',
  DELETE: 'DeleteObject',
};

function bucketOperation(method: string, url: URL): string {
  const part = Object.keys(partsOfBucket).find((name) => url.searchParams.has(name));
  if (method === 'GET' && part !== undefined) return partsOfBucket[part] ?? '';
  return bucketOperations[method] ?? method;
}

function objectOperation(method: string, url: URL): string {
  if (method === 'POST' && url.searchParams.has('uploads')) return 'CreateMultipartUpload';
  if (method === 'PUT' && url.searchParams.has('uploadId')) return 'UploadPart';
  return objectOperations[method] ?? method;
}
