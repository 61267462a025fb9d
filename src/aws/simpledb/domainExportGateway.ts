import { isExportError } from '../../core/errors.ts';
import { domainArn, parseDomainArn, parseDomainExportArn } from '../../core/grammar/domainArn.ts';
import { partitionOf } from '../../core/grammar/regions.ts';
import type { CancelSignal, ExportGateway, Identity } from '../../core/ports.ts';
import type { SourceRef } from '../../core/sources.ts';
import { expected } from '../answers.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import { inputOf } from '../requests.ts';
import { byStart, toReport, toStarted, toSummary } from './domainExportMapping.ts';
import {
  GetExportCommand,
  ListExportsCommand,
  StartDomainExportCommand,
  type ExportSummary,
} from './simpledbv2Client.ts';

type Identify = (signal?: CancelSignal) => Promise<Identity>;
type SourceOf = (exportArn: string, domain?: string) => Promise<SourceRef>;

/** SimpleDB's export operations. The client token is the caller's, never made up on the way. */
export function createDomainExports(clients: Clients, identity: Identify): ExportGateway {
  const client = clients.simpledbv2;
  const sourceOf = sources(clients.region, identity);
  return {
    kind: 'simpledb-domain',

    async start(request) {
      const input = inputOf('simpledb-domain', request);
      const answer = await client().send(new StartDomainExportCommand(input));
      const arn = expected(answer.exportArn, 'StartDomainExport');
      return toStarted(answer, input, await sourceOf(arn, input.domainName));
    },

    /** One page of all that AWS keeps: newest first needs all of them, and they are few. */
    async list(sourceArn, _next, signal) {
      const domain = sourceArn === undefined ? undefined : domainOf(sourceArn);
      const found = await exportsOf(clients, domain, signal);
      const items = found.map(async (one) =>
        toSummary(one, await sourceOf(one.exportArn ?? '', one.domainName)),
      );
      return { items: (await Promise.all(items)).sort(byStart) };
    },

    async describe(exportArn, signal) {
      const command = new GetExportCommand({ exportArn });
      const answer = await cancellable(signal, (options) => client().send(command, options));
      const arn = expected(answer.exportArn, 'GetExport');
      return toReport(answer, await sourceOf(arn, answer.domainName));
    },
  };
}

/** Domains have no ARN in any answer: it is put together from the export's, else from the account. */
function sources(region: string, identity: Identify): SourceOf {
  const here = async () => {
    const { account } = await identity();
    return { partition: partitionOf(region), region, account };
  };
  return async (exportArn, name) => {
    const place = parseDomainExportArn(exportArn);
    const domain = name ?? place?.domain ?? '';
    const arn = domainArn({ ...(place ?? (await here())), domain });
    return { service: 'simpledb', arn, name: domain };
  };
}

const domainOf = (sourceArn: string): string => parseDomainArn(sourceArn)?.domain ?? sourceArn;

/**
 * All exports of a domain, or of the account: five and 25 a day for three months at most. SimpleDB
 * lists none by the name of a domain that is gone, but still has them.
 */
async function exportsOf(
  clients: Clients,
  domain: string | undefined,
  signal?: CancelSignal,
): Promise<readonly ExportSummary[]> {
  try {
    return await everyPage(clients, domain, signal);
  } catch (error) {
    if (!isExportError(error) || error.reason !== 'domain-not-found') throw error;
    const all = await everyPage(clients, undefined, signal);
    return all.filter((one) => one.domainName === domain);
  }
}

async function everyPage(
  clients: Clients,
  domain: string | undefined,
  signal?: CancelSignal,
): Promise<readonly ExportSummary[]> {
  const found: ExportSummary[] = [];
  let next: string | undefined;
  do {
    const command = new ListExportsCommand({
      domainName: domain,
      maxResults: 100,
      nextToken: next,
    });
    const answer = await cancellable(signal, (options) =>
      clients.simpledbv2().send(command, options),
    );
    found.push(...(answer.exportSummaries ?? []).filter(({ exportArn }) => Boolean(exportArn)));
    next = answer.nextToken;
  } while (next !== undefined && next !== '');
  return found;
}
