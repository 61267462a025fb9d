import { parseDatabaseArn } from '../../grammar/databaseArn.ts';
import { databaseTypeName } from '../../insight/databaseSource.ts';
import type { Part } from '../../insight/parts.ts';
import type { JobReport } from '../../jobs/job.ts';

/** What an export task is called and what it is made from, by what that is. */
export function databaseExportNames({ name, source }: JobReport): readonly Part[] {
  return [
    ['Export task', name],
    [labelOf(source.arn), source.name],
  ];
}

function labelOf(arn: string): string {
  const type = parseDatabaseArn(arn)?.type;
  return type === undefined ? 'Source' : databaseTypeName(type);
}
