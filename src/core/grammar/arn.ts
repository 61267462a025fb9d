/** What the ARN of a DynamoDB table says. */
export interface TableArn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly table: string;
}

/** What the ARN of a DynamoDB export says. */
export interface ExportArn extends TableArn {
  readonly tableArn: string;
  readonly exportId: string;
  /** Epoch milliseconds, read from the id; absent where the id has another form. */
  readonly startedAt?: number;
}

const tablePattern =
  /^arn:(?<partition>aws[a-z-]*):dynamodb:(?<region>[a-z0-9-]+):(?<account>\d{12}):table\/(?<table>[A-Za-z0-9_.-]{3,255})$/;

/** The parts of a table's ARN; undefined for anything else, ARNs of indexes and exports included. */
export function parseTableArn(arn: string): TableArn | undefined {
  const { partition, region, account, table } = tablePattern.exec(arn)?.groups ?? {};
  if (!partition || !region || !account || !table) return undefined;
  return { partition, region, account, table };
}

/**
 * The parts of an export's ARN (the table's, `/export/` and an id); undefined for anything else.
 * Any id is taken, as other servers of this API write other ids.
 */
export function parseExportArn(arn: string): ExportArn | undefined {
  const [tableArn = '', exportId = '', ...rest] = arn.split('/export/');
  const table = parseTableArn(tableArn);
  if (table === undefined || rest.length > 0 || !/^[^/]+$/.test(exportId)) return undefined;
  const startedAt = exportStart(exportId);
  return { ...table, tableArn, exportId, ...(startedAt === undefined ? {} : { startedAt }) };
}

/** The ARN of a table, as DescribeTable would write it. */
export function tableArn({ partition, region, account, table }: TableArn): string {
  return `arn:${partition}:dynamodb:${region}:${account}:table/${table}`;
}

/** AWS's own ids are 14 digits of epoch milliseconds, a hyphen and 8 hexadecimal digits. */
function exportStart(exportId: string): number | undefined {
  const digits = /^(\d{14})-[0-9a-f]{8}$/.exec(exportId)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
