import { commands } from '../../contributions.ts';
import type { Page } from '../../../core/page.ts';
import type { AwsAccess } from '../../../core/ports.ts';
import type { FolderNode, ThingNode } from '../nodes.ts';
import { PagedList } from '../pagedList.ts';
import type { Emptiness, Listing } from '../shelf.ts';
import type { Tools } from './branch.ts';

/** What a folder lists. */
export interface ThingsOf {
  readonly doing: string;
  /** Throws ExportError. */
  page(access: AwsAccess, next?: string): Promise<Page<ThingNode>>;
  empty(): Emptiness;
}

/** The things in a folder, as AWS lists them. */
export function thingsListing(
  { connection }: FolderNode,
  of: ThingsOf,
  tools: Tools,
): Listing<ThingNode> {
  const pages = new PagedList(async (next) => of.page(await tools.access(connection), next));
  return { doing: of.doing, pages, rows: () => pages.items, empty: () => of.empty() };
}

/** A page of things, made of a page of what AWS tells of them. */
export function pageOf<T>(
  page: Page<T>,
  toThing: (item: T) => ThingNode,
): Page<ThingNode> & { readonly items: readonly ThingNode[] } {
  return { ...page, items: page.items.map(toThing) };
}

/** Other Regions have other things. */
export function noneHere(things: string, { connection }: FolderNode): Emptiness {
  return {
    label: `No ${things} in ${connection.region}`,
    description: 'choose another Region',
    command: commands.chooseRegion,
  };
}
