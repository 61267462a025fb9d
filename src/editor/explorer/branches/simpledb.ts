import type { Domain } from '../../../core/domains.ts';
import { hasSimpleDb } from '../../../core/grammar/simpleDbRegions.ts';
import type { AwsAccess, CancelSignal, DomainCatalog } from '../../../core/ports.ts';
import { outcomeOf, reasonsOf } from '../fillOutcome.ts';
import { folderNode, thingNode } from '../nodeFactory.ts';
import type { FolderNode, Thing } from '../nodes.ts';
import type { WorkOutcome } from '../pacedQueue.ts';
import type { Shelf } from '../shelf.ts';
import type { Branch, Tools } from './branch.ts';
import { domainFace } from './domainFace.ts';
import { exportsShelf } from './exportsShelf.ts';
import { noneHere, pageOf, thingsListing } from './thingsListing.ts';

/** SimpleDB, where there is one: domains and their exports. */
export const simpledb: Branch = {
  service: 'simpledb',
  isIn: hasSimpleDb,
  root: (parent) =>
    folderNode(parent, 'simpledb', 'simpledb', {
      label: 'SimpleDB',
      icon: 'database',
      tooltip: 'The SimpleDB domains of this Region',
      expands: 'collapsed',
      flags: 'service',
      counted: false,
    }),
  open: (node, tools) => {
    if (node.kind === 'domain') return domainShelf(node, tools);
    return node.kind === 'folder' ? domainsShelf(node, tools) : undefined;
  },
  fill: async (thing, access, signal) =>
    thing.kind === 'domain' ? fillDomain(thing, access.domains, signal) : 'done',
};

function domainsShelf(folder: FolderNode, tools: Tools): Shelf {
  const { connection } = folder;
  const toThing = (known: Domain): Thing<'domain'> =>
    thingNode(folder, known.name, { kind: 'domain', connection, name: known.name, known });
  const page = async ({ domains }: AwsAccess, next?: string) => {
    const found = pageOf(await domains.listDomains(next), toThing);
    tools.later(found.items);
    return found;
  };
  const empty = () => noneHere('domains', folder);
  return { listing: thingsListing(folder, { doing: 'list the domains', page, empty }, tools) };
}

function domainShelf(domain: Thing<'domain'>, tools: Tools): Shelf {
  return exportsShelf(
    domain,
    {
      kind: 'simpledb-domain',
      isSource: ({ name }) => name === domain.name,
      arn: (access) => domainFace.arn(domain, access),
      empty: () => ({ label: 'No exports in the last 3 months' }),
    },
    tools,
  );
}

async function fillDomain(
  domain: Thing<'domain'>,
  domains: DomainCatalog,
  signal: CancelSignal,
): Promise<WorkOutcome> {
  const [read] = await Promise.allSettled([domains.describeDomain(domain.name, signal)]);
  const reasons = reasonsOf([read]);
  if (read.status === 'fulfilled') domain.known = read.value;
  if (reasons.includes('domain-not-found')) domain.known = { name: domain.name, missing: true };
  return outcomeOf(reasons);
}
