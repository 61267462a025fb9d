import { parseDomainExportArn } from '../../../core/grammar/domainArn.ts';
import { domainExportRoot, joinPrefix } from '../../../core/grammar/s3.ts';
import { hasSimpleDb } from '../../../core/grammar/simpleDbRegions.ts';
import type { JobReport } from '../../../core/jobs/job.ts';
import { exportFinished } from './exportFinished.ts';
import type { JobFace } from './face.ts';

/** Exports of a SimpleDB domain; the AWS Console has no page about them. */
export const domainExportFace: JobFace = {
  service: 'SimpleDB',
  offers: ['manifest', 'again'],
  isIn: hasSimpleDb,
  completed: exportFinished,
  details: ({ connection, arn }) => ({ kind: 'details', connection, job: 'simpledb-domain', arn }),
  described: (report) => report.answer ?? report,
  folder,
  manifestKey,
};

function folder({ arn, prefix, source }: JobReport): string | undefined {
  const id = parseDomainExportArn(arn)?.exportId;
  return id === undefined
    ? undefined
    : `${joinPrefix(prefix)}${domainExportRoot}${id}/${source.name}/`;
}

function manifestKey(report: JobReport): string | undefined {
  const place = folder(report);
  const isWritten = report.state === 'completed' && place !== undefined;
  return isWritten ? `${place}manifest-summary.json` : undefined;
}
