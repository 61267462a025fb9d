import { environmentProfile } from '../connection.ts';
import { command } from '../insight/causeText.ts';
import type { Paste } from '../preflight/finding.ts';
import type { Chart } from './remedy.ts';

/** What a shell would take for more than a name, even between quotes. */
const unsafe = /["'`$\\!%\p{Cc}]/u;

/**
 * Commands of the AWS CLI for a terminal, one a line, in a Region and with the profile of the job.
 * All in `words` has to be free of what a shell takes for more than text.
 */
export function cli(
  title: string,
  { job }: Pick<Chart, 'job'>,
  { region, words }: { readonly region: string; readonly words: readonly string[] },
): Paste {
  const { profile } = job.connection;
  const named = profile === environmentProfile || unsafe.test(profile) ? undefined : profile;
  const lines = words.map((one) => command(`aws ${one} --region ${region}`, named));
  return { title, language: 'shell', text: lines.join('\n') };
}
