import { environmentProfile } from '../../../core/connection.ts';
import { compact } from '../../compact.ts';
import type { SettingsSource } from '../settings.ts';
import { chainOf, type Link } from './chain.ts';
import { Kept } from './kept.ts';
import { loaderOf, type LoadTools } from './load.ts';
import { deviceOf } from './means.ts';

/** What the credentials of all profiles are kept with. */
export interface VaultTools extends LoadTools {
  /** Told after credentials came for which a person was asked. */
  readonly onAccepted: () => void;
}

/**
 * The credentials of all profiles, each kept once: what a profile has serves all clients and
 * Regions, and all roles that name it as their source. They are kept under everything in the files
 * that decides them, so that an edit brings others and leaves what it does not concern alone.
 */
export class Vault {
  private readonly tools: VaultTools;
  private readonly kept = new Map<string, Kept>();
  /** What the last papers had no use for. */
  private idle: ReadonlySet<string> = new Set();

  constructor(tools: VaultTools) {
    this.tools = tools;
  }

  /** Those of one profile as the papers have it. Asks nobody for anything yet. */
  of(profile: string, papers: SettingsSource): Kept {
    return this.open(chainOf(profile, papers).links, papers);
  }

  /**
   * Forgets what no profile came to twice in a row: a file that is just being written is empty for
   * a moment, and a code that was entered is not to be asked for again because of that.
   */
  clear(papers: SettingsSource): void {
    const profiles = [...papers.book.profiles.keys(), environmentProfile];
    const chains = profiles.map((profile) => chainOf(profile, papers).links);
    const prints = chains.flatMap((links) =>
      links.map((_, index) => printOf(links.slice(index), papers)),
    );
    const alive = new Set(prints);
    const idle = [...this.kept.keys()].filter((print) => !alive.has(print));
    for (const print of idle) {
      if (this.idle.has(print)) this.kept.delete(print);
    }
    this.idle = new Set(idle);
  }

  /** Lets go of credentials that AWS has refused, whosever they are. */
  refused(accessKeyId: string, isExpired: boolean): void {
    for (const one of this.kept.values()) one.refused(accessKeyId, isExpired);
  }

  private open(links: readonly Link[], papers: SettingsSource): Kept {
    const print = printOf(links, papers);
    const known = this.kept.get(print);
    if (known !== undefined) return known;
    const fresh = this.make(links, papers);
    this.kept.set(print, fresh);
    return fresh;
  }

  private make(links: readonly Link[], papers: SettingsSource): Kept {
    const [link, ...rest] = links;
    if (link === undefined) throw new TypeError('A chain has a link at least.');
    const source = rest.length === 0 ? undefined : this.open(rest, papers);
    const device = deviceAsked(link, rest[0]);
    const load = loaderOf(compact({ link, papers, source, device }), this.tools);
    return new Kept(
      compact({
        load,
        asks: device === undefined ? undefined : link.profile,
        source,
        onAccepted: this.tools.onAccepted,
        now: Date.now,
      }),
    );
  }
}

/**
 * One code is enough where a role and its keys name the same device. Whether a process has had one
 * of its own cannot be told.
 */
function deviceAsked(link: Link, source?: Link): string | undefined {
  const device = deviceOf(link.means, link.section);
  const isProven = source?.means === 'keys' && deviceOf(source.means, source.section) === device;
  return isProven ? undefined : device;
}

/** Everything that decides credentials, as one text; it holds keys, and stays in memory. */
function printOf(links: readonly Link[], { book }: SettingsSource): string {
  const around = links.map(({ section }) => [
    book.services.get(section['services'] ?? ''),
    book.ssoSessions.get(section['sso_session'] ?? ''),
  ]);
  return JSON.stringify([links, around]);
}
