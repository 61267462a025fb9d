import { sameConnection } from '../../../core/connection.ts';
import type { Job, JobSummary } from '../../../core/jobs/job.ts';
import type { KindId } from '../../../core/kinds/kind.ts';
import type { Page } from '../../../core/page.ts';
import type { AwsAccess } from '../../../core/ports.ts';
import type { SourceRef } from '../../../core/sources.ts';
import { mergeEntries } from '../entries.ts';
import { exportNode } from '../nodeFactory.ts';
import type { Node, ThingNode } from '../nodes.ts';
import { PagedList } from '../pagedList.ts';
import type { Emptiness, Shelf } from '../shelf.ts';
import type { Tools } from './branch.ts';

/** Which exports lie beneath a source. */
export interface ExportsOf {
  readonly kind: KindId;
  /** Whether it is the source of a job on the same connection. */
  isSource(source: SourceRef): boolean;
  arn(access: AwsAccess): Promise<string>;
  empty(): Emptiness;
  readonly above?: readonly Node[];
}

/** The exports of one source: what AWS lists, and what the ledger keeps. */
export function exportsShelf(node: ThingNode, of: ExportsOf, tools: Tools): Shelf {
  const { connection } = node;
  const isOurs = ({ kind, source, connection: where }: Job): boolean =>
    kind === of.kind && sameConnection(where, connection) && of.isSource(source);
  const page = async (next?: string): Promise<Page<JobSummary>> => {
    const access = await tools.access(connection);
    const found = await access.exportsOf(of.kind).list(await of.arn(access), next);
    await tools.adopt(connection, found.items);
    return found;
  };
  const pages = new PagedList(page);
  const rows = (): readonly Node[] =>
    mergeEntries([{ connection, items: pages.items }], tools.jobs().filter(isOurs)).map((entry) =>
      exportNode(entry, [connection], node),
    );
  return {
    ...(of.above && { above: of.above }),
    listing: { doing: 'list the exports', pages, rows, empty: () => of.empty() },
    // What was never shown, or could not be, has nothing to show anew.
    hears: (news) =>
      news.about === 'job' && pages.isLoaded && isOurs(news.job) ? 'repaint' : undefined,
  };
}
