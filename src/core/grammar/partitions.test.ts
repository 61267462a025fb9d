import { describe, expect, it } from 'vitest';
import { parseExportArn, parseTableArn, tableArn } from './arn.ts';
import { parseBackupArn } from './backupArn.ts';
import {
  backupConsoleUrl,
  databaseConsoleUrl,
  exportConsoleUrl,
  tableConsoleUrl,
  taskConsoleUrl,
} from './console.ts';
import { parseDatabaseArn } from './databaseArn.ts';
import { domainArn, parseDomainArn, parseDomainExportArn } from './domainArn.ts';
import { parseKeyArn } from './kms.ts';
import { partitionOf } from './regions.ts';
import { parseRoleArn } from './roleArn.ts';
import { taskHandle } from './taskHandle.ts';

/** A Region of each partition, and its console where the public internet has one. */
const partitions = [
  ['aws', 'eu-west-1', 'console.aws.amazon.com'],
  ['aws-cn', 'cn-north-1', 'console.amazonaws.cn'],
  ['aws-us-gov', 'us-gov-west-1', 'console.amazonaws-us-gov.com'],
  ['aws-eusc', 'eusc-de-east-1', 'console.amazonaws-eusc.eu'],
  ['aws-iso', 'us-iso-east-1', undefined],
  ['aws-iso-b', 'us-isob-east-1', undefined],
  ['aws-iso-e', 'eu-isoe-west-1', undefined],
  ['aws-iso-f', 'us-isof-south-1', undefined],
] as const;

const account = '111122223333';

describe.each(partitions)('in partition %s, Region %s', (partition, region, host) => {
  const place = { partition, region, account };
  const of = (service: string, resource: string): string =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;
  const table = tableArn({ ...place, table: 'orders' });

  it('every ARN is read, and written as AWS writes it', () => {
    expect(partitionOf(region)).toBe(partition);
    expect(table).toBe(of('dynamodb', 'table/orders'));
    expect(parseTableArn(table)).toEqual({ ...place, table: 'orders' });
    expect(parseExportArn(`${table}/export/01768386924000-0a1b2c3d`)).toMatchObject(place);
    expect(parseBackupArn(`${table}/backup/01768386924000-0a1b2c3d`)).toMatchObject(place);
    expect(parseDatabaseArn(of('rds', 'cluster-snapshot:shop'))).toMatchObject(place);
    const domain = domainArn({ ...place, domain: 'users' });
    expect(parseDomainArn(domain)).toEqual({ ...place, domain: 'users' });
    expect(parseDomainExportArn(`${domain}/export/1`)).toMatchObject(place);
    expect(parseKeyArn(of('kms', 'alias/exports'))).toEqual({ region, account });
    const role = `arn:${partition}:iam::${account}:role/exports`;
    expect(parseRoleArn(role)).toEqual({ account, name: 'exports' });
  });

  it(`links lead to ${host ?? 'nowhere, as its console has no public address'}`, () => {
    const links = [
      tableConsoleUrl(table),
      exportConsoleUrl(`${table}/export/01768386924000-0a1b2c3d`),
      backupConsoleUrl(`${table}/backup/01768386924000-0a1b2c3d`),
      databaseConsoleUrl(of('rds', 'snapshot:shop')),
      taskConsoleUrl(taskHandle({ region, account, taskId: 'orders-1' })),
    ];
    for (const link of links) {
      expect(link && new URL(link).host).toBe(host && `${region}.${host}`);
    }
  });
});
