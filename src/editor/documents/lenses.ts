import { commands } from '../contributions.ts';
import { fromAddress, type DocumentRef } from './documentRef.ts';
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
  const ref = fromAddress(query);
  return ref === undefined ? [] : lensesIn[ref.kind](text.replaceAll('\r\n', '\n'), query);
}

type LensesIn = (text: string, query: string) => readonly Lens[];

const atTop =
  (sign: RegExp, title: string, command: string): LensesIn =>
  (text, query) =>
    sign.test(text) ? [{ line: 0, title, command, arguments: [query] }] : [];

/** By what AWS says of a failed job in a document of its details, or that nothing was started. */
const explaining = atTop(
  /^ {2}"(?:\w*[sS]tatus": "FAILED|state": "rejected)"/m,
  '$(question) What went wrong?',
  commands.explainFailure,
);

/** By the last heading of a document about a failure whose request a form can ask for again. */
const mending = atTop(
  /^## Export again$/m,
  '$(debug-restart) Fix and export again…',
  commands.fixAndExportAgain,
);

const pasting: LensesIn = (text) => policyBlocks(text).flatMap(lensesOfBlock);

const nothing: LensesIn = () => [];

/** By the kind of document and not by its text alone: a manifest may hold any. */
const lensesIn: Readonly<Record<DocumentRef['kind'], LensesIn>> = {
  backup: nothing,
  details: explaining,
  failure: (...shown) => [...mending(...shown), ...pasting(...shown)],
  manifest: nothing,
  paste: nothing,
  permissions: pasting,
  request: explaining,
};

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
