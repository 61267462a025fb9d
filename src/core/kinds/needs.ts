import type { NamedSource, Need } from '../policy/required.ts';
import { databaseExportNeed } from './databaseExport/need.ts';
import { domainExportNeed } from './domainExport/need.ts';
import type { KindId } from './kind.ts';
import type { Inputs } from './registry.ts';
import { tableExportNeed } from './tableExport/need.ts';

// Apart from the permissions themselves, so that a bundle that only asks holds none of them.

type NeedOf<Input> = (input: Input, source: NamedSource) => Need;

const needs: { readonly [K in KindId]: NeedOf<Inputs[K]> } = {
  'dynamodb-table': tableExportNeed,
  // A backup is written by AWS alone.
  'dynamodb-backup': (_, source) => ({ source }),
  'rds-database': databaseExportNeed,
  'simpledb-domain': domainExportNeed,
};

/** What decides which permissions a request needs, by its kind. A new kind is one line above. */
export function needOf(kind: KindId, input: object, source: NamedSource): Need {
  // An input comes with its kind, which the type of any one cannot say.
  const read = needs[kind] as NeedOf<object>;
  return read(input, source);
}
