import { record, text } from '../../lib/shape.ts';
import type { JobKind } from '../kind.ts';
import type { StartDomainExportRequest } from '../domainExport.ts';
import { requestOf } from './requestOf.ts';

/** Exports of a SimpleDB domain, as jobs. */
export const domainExportJobs: JobKind<'simpledb-domain', StartDomainExportRequest> = {
  id: 'simpledb-domain',
  service: 'simpledb',
  noun: 'export',
  operation: 'StartDomainExport',
  repeat: 'same',
  identifiers: ['clientToken'],
  isInput: record({ domainName: text, s3Bucket: text }),
  typeOf: () => 'full',
  requestOf,
  isAnswerTo: (report, _input, token) => report.clientToken === token,
};
