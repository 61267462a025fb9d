import type { StartExportTaskMessage } from '@aws-sdk/client-rds';
import { ApiError } from '../../apiError.ts';
import type { Call } from '../../call.ts';
import type { World } from '../../world.ts';
import type { Wire } from '../operation.ts';
import type { Database } from './databases.ts';
import { invalidValue } from './listing.ts';

type Request = Wire<StartExportTaskMessage>;

const longestIdentifier = 60;

/** Refuses a request whose own members are missing or malformed. */
export function checkStart(request: Request): void {
  const { ExportTaskIdentifier: id, S3Prefix = '' } = request;
  demand(request);
  if (!/^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/.test(id ?? '')) {
    throw invalidValue(
      'The parameter ExportTaskIdentifier is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.',
    );
  }
  if ((id ?? '').length > longestIdentifier) {
    throw invalidValue(
      `The parameter ExportTaskIdentifier must be ${longestIdentifier} characters or fewer.`,
    );
  }
  if (S3Prefix.includes(':'))
    throw invalidValue('The parameter S3Prefix must not contain a colon.');
}

function demand(request: Request): void {
  const { ExportTaskIdentifier, SourceArn, S3BucketName, IamRoleArn, KmsKeyId } = request;
  const required = { ExportTaskIdentifier, SourceArn, S3BucketName, IamRoleArn, KmsKeyId };
  const missing = Object.entries(required).find(([, value]) => !value)?.[0];
  if (missing === undefined) return;
  throw new ApiError('MissingParameter', `The request must contain the parameter ${missing}`);
}

const notFound: Readonly<Record<Database['seed']['type'], readonly [code: string, what: string]>> =
  {
    snapshot: ['DBSnapshotNotFound', 'snapshot'],
    'cluster-snapshot': ['DBClusterSnapshotNotFoundFault', 'cluster snapshot'],
    cluster: ['DBClusterNotFoundFault', 'cluster'],
  };

/** The source that an ARN names in the Region of the call. */
export function demandSource(
  databases: readonly Database[],
  world: World,
  { SourceArn: arn = '' }: Request,
  call: Call,
): Database {
  const [, type, id] = /^arn:aws:rds:[a-z0-9-]+:\d{12}:([a-z-]+):(.+)$/.exec(arn) ?? [];
  if (!isSourceType(type)) throw invalidValue(`The source ARN ${arn} is not valid.`);
  const found = databases.find((one) => one.arn === arn);
  if (found && call.region === world.region) return found;
  const [code, what] = notFound[type];
  throw new ApiError(code, `Could not find ${what} with name ${id ?? ''}`);
}

function isSourceType(type: string | undefined): type is Database['seed']['type'] {
  return type !== undefined && type in notFound;
}

/** Refuses a source that RDS cannot export, or not in the state that it is in. */
export function checkSource({ seed, id }: Database): void {
  const { engine, engineMode, storageType, status } = seed;
  if (!enginesOf[seed.type].includes(engine)) {
    throw invalidValue(`The engine ${engine} is not supported for exporting a ${seed.type}.`);
  }
  if (seed.type === 'cluster' && engineMode === 'serverless') {
    throw invalidValue('Exporting is not supported for the engine mode serverless.');
  }
  if (storageType === 'standard') {
    throw invalidValue('Exporting is not supported for magnetic storage.');
  }
  if (status !== 'available') {
    const message = `The state of ${id} is ${status}, which is not valid for exporting it.`;
    throw new ApiError('InvalidExportSourceState', message);
  }
}

const aurora = ['aurora-mysql', 'aurora-postgresql'];
const enginesOf: Readonly<Record<Database['seed']['type'], readonly string[]>> = {
  snapshot: ['mariadb', 'mysql', 'postgres'],
  'cluster-snapshot': ['mysql', 'postgres', ...aurora],
  cluster: aurora,
};
