import type { KindCost } from '../../cost/billed.ts';
import { pricePages } from '../../cost/pricePages.ts';
import type { DomainExportFacts, StartDomainExportRequest } from '../domainExport.ts';

/** AWS documents that exports of domains are free and that S3 bills as ever. */
export const domainExportCost: KindCost<StartDomainExportRequest, DomainExportFacts> = {
  billed: () => ({
    basis:
      'AWS charges nothing for the export itself; requests and storage in S3 are billed there.',
    link: pricePages.s3,
  }),
};
