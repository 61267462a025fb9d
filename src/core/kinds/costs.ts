import type { Billed, KindCost } from '../cost/billed.ts';
import type { PricedService } from '../cost/prices.ts';
import { databaseExportCost } from './databaseExport/cost.ts';
import { domainExportCost } from './domainExport/cost.ts';
import type { FormFacts, KindId } from './kind.ts';
import type { Inputs } from './registry.ts';
import { tableBackupCost } from './tableBackup/cost.ts';
import { tableExportCost } from './tableExport/cost.ts';

/** Facts as each kind's own form has them, which the type of all cannot say. */
type CostOf<Input extends object> = KindCost<Input, never>;

const costs: { readonly [K in KindId]: CostOf<Inputs[K]> } = {
  'dynamodb-table': tableExportCost,
  'dynamodb-backup': tableBackupCost,
  'rds-database': databaseExportCost,
  'simpledb-domain': domainExportCost,
};

/** Whose prices a kind of job goes by; undefined where AWS bills nothing. */
export function pricedServiceOf(kind: KindId): PricedService | undefined {
  return costs[kind].service;
}

/** What AWS bills for a request, by its kind. A new kind is one line above. */
export function billedOf(kind: KindId, input: object, facts: FormFacts): Billed {
  // Input and facts come with their kind, which the types of any one cannot say.
  const cost = costs[kind] as KindCost<object, FormFacts>;
  return cost.billed(input, facts);
}
