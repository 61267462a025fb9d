import { measureActivation } from './bench/activation.ts';
import { measureCalls } from './bench/calls/measureCalls.ts';
import { measureConnections } from './bench/connections/measureConnections.ts';
import { measureNetwork } from './bench/connections/measureNetwork.ts';
import { measureFirstRows } from './bench/firstRows.ts';
import { measureInEditor } from './bench/inEditor.ts';
import { toJson, type Measure, type Measures, type Unit } from './bench/measure.ts';
import { measureSizes } from './bench/sizes.ts';
import { toTable } from './bench/table.ts';
import { measureMemory } from './bench/tree/measureMemory.ts';
import { measureTree } from './bench/tree/measureTree.ts';
import { measureWatching } from './bench/watching/measureWatching.ts';
import { messageOf, say, timed } from './lib/report.ts';
import { packageExtension, type Package } from './package.ts';

interface Part {
  readonly doing: string;
  readonly measure: (vsix: Package) => Promise<Measures>;
  /** What is not measured where there is no editor or no browser. */
  readonly inEditor?: string;
  /** Of that; milliseconds unless told. */
  readonly unit?: Unit;
}

const parts: Readonly<Record<string, Part>> = {
  sizes: { doing: 'Weighing', measure: measureSizes },
  activation: { doing: 'Activating in fresh processes', measure: measureActivation },
  editor: {
    doing: 'Activating in a real editor',
    measure: measureInEditor,
    inEditor: 'Load and activation in the editor',
  },
  rows: { doing: 'Opening accounts of 10 and of 10,000 tables', measure: measureFirstRows },
  calls: { doing: 'Listing accounts of up to 10,000 tables', measure: measureCalls },
  connections: { doing: 'Counting connections', measure: measureConnections },
  network: {
    doing: 'Counting connections of a real editor',
    measure: measureNetwork,
    inEditor: 'Connections of the editor',
    unit: 'connections',
  },
  watching: { doing: 'Watching exports for days', measure: measureWatching },
  memory: { doing: 'Keeping 10,000 tables and 5,000 exports', measure: measureMemory },
  tree: {
    doing: 'Scrolling through them in a real editor',
    measure: measureTree,
    inEditor: 'Frame while scrolling',
  },
};

async function measure(
  { doing, inEditor, unit = 'ms', measure }: Part,
  vsix: Package,
): Promise<Measures> {
  say(`${doing}…`);
  try {
    const { result, seconds } = await timed(() => measure(vsix));
    say(`  ${seconds} s`);
    return result;
  } catch (error) {
    if (inEditor === undefined) throw error;
    say(`  Not measured: ${messageOf(error)}`);
    return [{ what: inEditor, unit, value: null }];
  }
}

/** `npm run bench -- calls memory` measures only these parts. */
function wanted(names: readonly string[]): readonly Part[] {
  if (names.length === 0) return Object.values(parts);
  return names.map((name) => {
    const part = parts[name];
    if (part === undefined)
      throw new Error(`There are the parts ${Object.keys(parts).join(', ')}.`);
    return part;
  });
}

const chosen = wanted(process.argv.slice(2));
say('Building and packing…');
const vsix = await packageExtension();
const measures: Measure[] = [];
for (const part of chosen) measures.push(...(await measure(part, vsix)));
say(`\n${toTable(measures)}\n`);
say(JSON.stringify({ node: process.version, measures: measures.map(toJson) }));
