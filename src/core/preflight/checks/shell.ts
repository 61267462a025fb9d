import { command } from '../../insight/causeText.ts';
import { environmentProfile } from '../../connection.ts';
import type { Fix } from '../finding.ts';

/** Where a command is to run. */
interface Place {
  readonly region: string;
  readonly profile: string | undefined;
}

/** A command of the AWS CLI as a fix, for the profile unless that is the editor's environment. */
export function shellFix(text: string, words: string, { region, profile }: Place): Fix {
  const named = profile === environmentProfile ? undefined : profile;
  const line = command(`${words} --region ${region}`, named);
  return { text, paste: { title: 'Command for a terminal', language: 'shell', text: line } };
}
