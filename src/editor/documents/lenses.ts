import { commands } from '../contributions.ts';
import { lensCommands } from './lensCommands.ts';
import { policyBlocks, type PolicyBlock } from './policyBlocks.ts';

/** A document as it stands in the editor. */
export interface ShownDocument {
  readonly text: string;
  /** Of its address. */
  readonly query: string;
}

/** What can be done from a line of a document, which is counted from 0. */
export interface Lens {
  readonly line: number;
  readonly title: string;
  readonly command: string;
  readonly arguments: unknown[];
}

/** What stands above the policies and commands of a document, and above one about a failure. */
export function lensesOf({ text, query }: ShownDocument): readonly Lens[] {
  const lines = text.replaceAll('\r\n', '\n');
  const about = { line: 0, arguments: [query] };
  return [
    ...(hasFailed.test(lines)
      ? [{ ...about, title: '$(question) What went wrong?', command: commands.explainFailure }]
      : []),
    ...(canBeMended.test(lines)
      ? [
          {
            ...about,
            title: '$(debug-restart) Fix and export again…',
            command: commands.fixAndExportAgain,
          },
        ]
      : []),
    ...policyBlocks(lines).flatMap(lensesOfBlock),
  ];
}

/** What AWS says of a failed job in a document of its details, or that nothing was started. */
const hasFailed = /^ {2}"(?:\w*[sS]tatus": "FAILED|state": "rejected)"/m;

/** The last heading of a document about a failure whose request a form can ask for again. */
const canBeMended = /^## Export again$/m;

function lensesOfBlock({ line, ...paste }: PolicyBlock): readonly Lens[] {
  const about = { line, arguments: [paste] };
  const isPolicy = paste.language === 'json';
  const copy = { ...about, command: lensCommands.copyPaste };
  if (!isPolicy) return [{ ...copy, title: '$(copy) Copy command' }];
  return [
    { ...copy, title: '$(copy) Copy policy' },
    { ...about, title: '$(json) Open as JSON', command: lensCommands.openPaste },
  ];
}
