import type {
  DescribeExportInput,
  DescribeExportOutput,
  ExportTableToPointInTimeInput,
  ExportTableToPointInTimeOutput,
  ListExportsInput,
  ListExportsOutput,
} from '@aws-sdk/client-dynamodb';
import { ApiError, validationError } from '../apiError.ts';
import type { Call } from '../call.ts';
import { validate, type Constraint } from '../validation.ts';
import type { World } from '../world.ts';
import { checkExportArn, tableOfArn } from './arns.ts';
import type { ExportFolders } from './exportFolders.ts';
import { describeRecord, statusAt, type ExportRecord } from './exportRecord.ts';
import { checkRequest } from './exportRules.ts';
import { operation, type Operation, type Wire } from './operation.ts';
import type { ExportStore } from './exportStore.ts';

const longestPage = 25;
const day = 24 * 60 * 60_000;
/** How long AWS remembers an export. */
const memory = 90 * day;

const listRules: readonly Constraint[] = [
  { member: 'TableArn', length: [1, 1024] },
  { member: 'MaxResults', range: [1, longestPage] },
];
const describeRules: readonly Constraint[] = [
  { member: 'ExportArn', required: true, length: [37, 1024] },
];

/** What the operations on exports work with. */
export interface ExportsDeps {
  readonly world: World;
  readonly store: ExportStore;
  readonly folders: ExportFolders;
}

/** The three operations on exports of tables. */
export function exportOperations(
  deps: ExportsDeps,
  pageSize = longestPage,
): Record<string, Operation> {
  const { world, store, folders } = deps;
  return {
    ExportTableToPointInTime: operation<
      ExportTableToPointInTimeInput,
      ExportTableToPointInTimeOutput
    >(async (input, call) => {
      checkRequest(input);
      const record = store.start(input, call);
      if (!record.failure) await folders.begin(record);
      return { ExportDescription: describeRecord(record, world.clock.now()) };
    }),
    ListExports: operation<ListExportsInput, ListExportsOutput>((input, call) => {
      validate(input, listRules);
      return listExports(deps, input, call, pageSize);
    }),
    DescribeExport: operation<DescribeExportInput, DescribeExportOutput>(async (input, call) => {
      validate(input, describeRules);
      const record = findRecord(deps, input.ExportArn ?? '', call);
      const now = world.clock.now();
      const completed = statusAt(record, now) === 'COMPLETED';
      const outcome = completed ? await folders.finish(record) : undefined;
      return { ExportDescription: describeRecord(record, now, outcome) };
    }),
  };
}

function findRecord({ world, store }: ExportsDeps, arn: string, call: Call): ExportRecord {
  checkExportArn(world, arn, call);
  const record = store.records().find((one) => one.arn === arn);
  if (record && call.region === world.region) return record;
  throw new ApiError('ExportNotFoundException', `Export not found: ${arn}`);
}

function listExports(
  deps: ExportsDeps,
  input: Wire<ListExportsInput>,
  call: Call,
  pageSize: number,
): Wire<ListExportsOutput> {
  const now = deps.world.clock.now();
  const after = readToken(input.NextToken);
  const rest = visibleRecords(deps, input, call)
    .sort((one, other) => (one.arn < other.arn ? 1 : -1))
    .filter(({ arn }) => after === undefined || arn < after);
  const page = rest.slice(0, Math.min(input.MaxResults ?? longestPage, pageSize));
  const last = page.at(-1);
  return {
    ExportSummaries: page.map((record) => ({
      ExportArn: record.arn,
      ExportStatus: statusAt(record, now),
      ExportType: record.request.ExportType ?? 'FULL_EXPORT',
    })),
    ...(last && page.length < rest.length && { NextToken: writeToken(last.arn) }),
  };
}

/** By table, exports of a table that was deleted or made anew are gone; by ARN they are not. */
function visibleRecords(
  { world, store }: ExportsDeps,
  { TableArn }: Wire<ListExportsInput>,
  call: Call,
): ExportRecord[] {
  const oldest = world.clock.now() - memory;
  const remembered = call.region === world.region ? store.records() : [];
  const recent = remembered.filter(({ startedAt }) => startedAt >= oldest);
  if (TableArn === undefined) return recent;
  const table = tableOfArn(world, TableArn, call);
  return recent.filter((record) => record.table === table);
}

const tokenPrefix = 'exports-after ';

function writeToken(arn: string): string {
  return Buffer.from(tokenPrefix + arn).toString('base64url');
}

function readToken(token: string | undefined): string | undefined {
  if (token === undefined) return undefined;
  const text = Buffer.from(token, 'base64url').toString();
  if (!text.startsWith(tokenPrefix)) throw validationError('Invalid NextToken');
  return text.slice(tokenPrefix.length);
}
