import { environmentProfile } from './connection.ts';
import type { Paste } from './preflight/finding.ts';

/** Where a command is to run, and as whom; without a profile the CLI finds one itself. */
export interface CliPlace {
  readonly region: string;
  readonly profile: string | undefined;
}

/** What a shell would take for more than a name, even between quotes. */
const unsafe = /["'`$\\!%\p{Cc}]/u;

/**
 * A command of the AWS CLI for a terminal. A profile whose name a shell would run is left out, as is
 * the editor's environment, which the CLI knows by no name. All in `words` has to be free of what a
 * shell takes for more than text.
 */
export function command(words: string, profile: string | undefined): string {
  if (profile === undefined || profile === environmentProfile || unsafe.test(profile)) {
    return `aws ${words}`;
  }
  return `aws ${words} --profile ${/^[\w.@/+-]+$/.test(profile) ? profile : `"${profile}"`}`;
}

/** Commands to be pasted, one a line. */
export function cliPaste(
  title: string,
  { region, profile }: CliPlace,
  words: readonly string[],
): Paste {
  const lines = words.map((one) => command(`${one} --region ${region}`, profile));
  return { title, language: 'shell', text: lines.join('\n') };
}
