/** Played prices, so that nobody takes them for AWS's: nothing of AWS costs exactly this. */
const lists: Readonly<Record<string, readonly (readonly [usage: string, price: string])[]>> = {
  AmazonDynamoDB: [
    ['ReadCapacityUnit-Hrs', '0.0001'],
    ['ExportDataSize-Bytes', '0.2000000000'],
    ['IncrementalExportDataSize-Bytes', '0.2500000000'],
    ['TimedPITRStorage-ByteHrs', '0.5000000000'],
    ['TimedBackupStorage-ByteHrs', '0.4000000000'],
  ],
  AmazonRDS: [
    ['InstanceUsage:db.m5.large', '0.3'],
    ['RDS:SnapshotExportToS3', '0.0300000000'],
    ['Aurora:SnapshotExportToS3', '0.0200000000'],
  ],
};

const head = [
  '"FormatVersion","v1.0"',
  '"Disclaimer","Played, for nobody to rely on, ""really"""',
  '"Publication Date","2026-11-18T20:59:55Z"',
  '"Version","20261118205955"',
  '"OfferCode","Played"',
  '"SKU","OfferTermCode","RateCode","TermType","PriceDescription","EffectiveDate","StartingRange","EndingRange","Unit","PricePerUnit","Currency","Product Family","serviceCode","Location","usageType","operation","Region Code"',
];

/** One line of a list, in the order of the columns above. */
export function priceRow(
  service: string,
  usageType: string,
  price: string,
  { term = 'OnDemand', unit = 'GB', currency = 'USD' } = {},
): string {
  const before = `"S","T","S.T.R","${term}","$${price} per ${unit}, played","2026-11-01","0","Inf"`;
  return `${before},"${unit}","${price}","${currency}",,"${service}","EU (Ireland)","${usageType}",,"eu-west-1"`;
}

/** A Region's list of one service in the format of AWS's bulk price list. */
export const priceCsv = (rows: readonly string[]): string =>
  `${[...head, ...rows].join('\r\n')}\r\n`;

/** The list at a path such as `/offers/v1.0/aws/AmazonRDS/current/eu-west-1/index.csv`. */
export function playedPriceList(path: string): string | undefined {
  const [, service = ''] =
    /^\/offers\/v1\.0\/aws\/(\w+)\/current\/[a-z0-9-]+\/index\.csv$/.exec(path) ?? [];
  const list = Object.hasOwn(lists, service) ? lists[service] : undefined;
  return list && priceCsv(list.map(([usage, price]) => priceRow(service, `EU-${usage}`, price)));
}
