import { measureActivation, type ActivationResult } from './bench/activation.ts';
import { measureFirstRows, type FirstRowsResult } from './bench/firstRows.ts';
import { measureInEditor, type EditorTimes } from './bench/inEditor.ts';
import { measureSizes, type Size, type Sizes } from './bench/sizes.ts';
import { messageOf, say } from './lib/report.ts';
import { packageExtension } from './package.ts';

/** Everything that is measured: bytes and milliseconds. */
interface BenchResult {
  readonly node: string;
  readonly sizes: Sizes;
  readonly activation: ActivationResult;
  readonly awsLoad: number;
  readonly firstRows: readonly FirstRowsResult[];
  /** Null where no editor or browser is to be had. */
  readonly editor: EditorTimes | null;
}

const kB = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;
const weight = ({ bytes, gzipped }: Size): string => `${kB(bytes)}, gzipped ${kB(gzipped)}`;
const ms = (time: number): string => `${time.toFixed(1)} ms`;

type Row = readonly [what: string, value: string];

const sizeRows = ({
  extension,
  aws,
  forms,
  webview,
  webviewStyles,
  vsix,
}: Sizes): readonly Row[] => [
  ['Shell bundle', weight(extension)],
  ['AWS bundle', weight(aws)],
  ['Forms, host side', weight(forms)],
  ['Form bundle', weight(webview)],
  ['Form styles', weight(webviewStyles)],
  ['VSIX', kB(vsix)],
];

const activationRows = ({ own, empty }: ActivationResult): readonly Row[] => [
  ['Load of the shell', `${ms(own.load)} (empty extension ${ms(empty.load)})`],
  ['activate()', `${ms(own.activate)} (empty extension ${ms(empty.activate)})`],
];

const editorRows = (editor: EditorTimes | null): readonly Row[] =>
  editor === null
    ? [['In a real editor', 'not measured']]
    : [['In a real editor', `${ms(editor.own)} (empty extension ${ms(editor.empty)})`]];

const firstRowsRow = ({ tables, shown, calls, rows }: FirstRowsResult): Row => [
  `First rows of ${tables.toLocaleString('en')} tables`,
  `${ms(rows)}, ${calls} ${calls === 1 ? 'call' : 'calls'}, ${shown} rows`,
];

function print(result: BenchResult): void {
  const rows: readonly Row[] = [
    ...sizeRows(result.sizes),
    ...activationRows(result.activation),
    ...editorRows(result.editor),
    ['Load of the AWS bundle', ms(result.awsLoad)],
    ...result.firstRows.map(firstRowsRow),
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  say('');
  for (const [what, value] of rows) say(`${what.padEnd(width)}  ${value}`);
  say(`\n${JSON.stringify(result)}`);
}

async function inEditor(vsix: string): Promise<EditorTimes | null> {
  try {
    return await measureInEditor(vsix);
  } catch (error) {
    say(`No time in a real editor: ${messageOf(error)}`);
    return null;
  }
}

say('Building and packing…');
const vsix = await packageExtension();
say('Activating in fresh processes…');
const activation = await measureActivation();
say('Opening accounts of 10 and of 10,000 tables…');
const firstRows = [await measureFirstRows(10), await measureFirstRows(10_000)];
say('Asking a real editor…');
print({
  node: process.version,
  sizes: await measureSizes(vsix),
  activation,
  awsLoad: firstRows[0]?.load ?? NaN,
  firstRows,
  editor: await inEditor(vsix.path),
});
