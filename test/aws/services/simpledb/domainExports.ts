import { ApiError } from '../../apiError.ts';
import type { Call } from '../../call.ts';
import type { World } from '../../world.ts';
import { toSeconds } from '../operation.ts';
import type { DomainFolders } from './domainExportFolders.ts';
import {
  describeDomainExport,
  domainStatusAt,
  type DomainExportRecord,
  type DomainExportRequest,
} from './domainExportRecord.ts';
import {
  checkCombination,
  checkParameters,
  getRules,
  listRules,
  startRules,
} from './domainExportRules.ts';
import { demandDomain, type DomainExportStore } from './domainExportStore.ts';
import type { RestOperation } from './restJson.ts';

const longestPage = 100;
/** How long SimpleDB remembers an export: three months. */
const memory = 91 * 24 * 60 * 60_000;

/** What the operations on domain exports work with. */
export interface DomainExportsDeps {
  readonly world: World;
  readonly store: DomainExportStore;
  readonly folders: DomainFolders;
}

interface ListInput {
  readonly domainName?: string;
  readonly maxResults?: number;
  readonly nextToken?: string;
}

/** The three operations of SimpleDB v2; what gets here fits the shape of its operation. */
export function domainExportOperations(
  deps: DomainExportsDeps,
  pageSize = longestPage,
): Record<string, RestOperation> {
  const { world, store } = deps;
  return {
    StartDomainExport: (sent, call) => {
      const input = sent as DomainExportRequest;
      checkParameters(input, startRules);
      checkCombination(input.s3SseAlgorithm, input.s3SseKmsKeyId);
      const { request, arn, requestedAt } = store.start(input, call);
      return {
        clientToken: request.clientToken,
        exportArn: arn,
        requestedAt: toSeconds(requestedAt),
      };
    },
    GetExport: async (sent, call) => {
      const input = sent as { readonly exportArn: string };
      checkParameters(input, getRules);
      return await getExport(deps, input.exportArn, call);
    },
    ListExports: (sent, { region }) => {
      const input = sent as ListInput;
      checkParameters(input, listRules);
      if (input.domainName !== undefined) demandDomain(world, input.domainName, region);
      return listExports(deps, input, region, pageSize);
    },
  };
}

async function getExport(
  { world, store, folders }: DomainExportsDeps,
  arn: string,
  { region }: Call,
): Promise<object> {
  const now = world.clock.now();
  const record = visible(store.records(), region, now).find((one) => one.arn === arn);
  if (!record) {
    throw new ApiError('NoSuchExportException', 'The specified export does not exist.');
  }
  const succeeded = domainStatusAt(record, now) === 'SUCCEEDED';
  const outcome = succeeded ? await folders.finish(record) : undefined;
  return describeDomainExport(record, world.account, now, outcome);
}

function visible(
  records: readonly DomainExportRecord[],
  region: string,
  now: number,
): DomainExportRecord[] {
  return records.filter(
    ({ domain, requestedAt }) => domain.region === region && requestedAt >= now - memory,
  );
}

/** Oldest first, as in AWS's own example. */
function listExports(
  { world, store }: DomainExportsDeps,
  { domainName, maxResults = longestPage, nextToken }: ListInput,
  region: string,
  pageSize: number,
): object {
  const now = world.clock.now();
  const after = readToken(nextToken);
  const rest = visible(store.records(), region, now)
    .filter(({ domain }) => domainName === undefined || domain.name === domainName)
    .sort((one, other) => (positionOf(one) < positionOf(other) ? -1 : 1))
    .filter((record) => positionOf(record) > after);
  const page = rest.slice(0, Math.min(maxResults, pageSize));
  const last = page.at(-1);
  return {
    exportSummaries: page.map((record) => ({
      exportArn: record.arn,
      exportStatus: domainStatusAt(record, now),
      requestedAt: toSeconds(record.requestedAt),
      domainName: record.domain.name,
    })),
    ...(last && page.length < rest.length && { nextToken: writeToken(positionOf(last)) }),
  };
}

function positionOf({ requestedAt, exportId }: DomainExportRecord): string {
  return `${String(requestedAt).padStart(14, '0')} ${exportId}`;
}

const tokenPrefix = 'domain-exports-after ';

function writeToken(position: string): string {
  return Buffer.from(tokenPrefix + position).toString('base64url');
}

function readToken(token: string | undefined): string {
  if (token === undefined) return '';
  const text = Buffer.from(token, 'base64url').toString();
  if (text.startsWith(tokenPrefix)) return text.slice(tokenPrefix.length);
  throw new ApiError('InvalidNextTokenException', 'The specified next token is not valid.');
}
