import { cliPaste, type CliPlace } from '../../cli.ts';
import type { Fix } from '../finding.ts';

/** Commands of the AWS CLI as a fix. */
export function shellFix(text: string, place: CliPlace, words: readonly string[]): Fix {
  return { text, paste: cliPaste('Command for a terminal', place, words) };
}
