import * as v from 'valibot';
import type { Connection } from '../core/connection.ts';
import type { KindId } from '../core/kinds/kind.ts';
import type { SourceRef } from '../core/sources.ts';
import { draftSchemas } from './drafts.schema.ts';
import { maxTextLength, type FormRequests, type FormState } from './exportForm.ts';
import type { Validators } from './rpc.ts';

const text = v.pipe(v.string(), v.maxLength(maxTextLength));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(maxTextLength));
const nothing = v.strictObject({});
const paging = { next: v.exactOptional(text) };

const connection: v.GenericSchema<unknown, Connection> = v.strictObject({
  profile: name,
  region: name,
});

const source: v.GenericSchema<unknown, SourceRef> = v.strictObject({
  service: v.picklist(['dynamodb', 'rds', 'simpledb']),
  arn: name,
  name,
});

const stateOf = (kind: KindId): v.GenericSchema<unknown, FormState> =>
  v.strictObject({
    version: v.literal(2),
    kind: v.literal(kind),
    connection,
    source,
    draft: draftSchemas[kind],
    touched: v.pipe(v.array(name), v.maxLength(30)),
    jobId: v.exactOptional(name),
  });

const reads =
  <T>(schema: v.GenericSchema<unknown, T>) =>
  (value: unknown): T =>
    v.parse(schema, value);

/**
 * Reads the params of every request of a kind's form; throws for anything that no form of ours
 * would send.
 */
export function formRequestSchemas(kind: KindId): Validators<FormRequests> {
  const draft = draftSchemas[kind];
  const withDraft = reads(v.strictObject({ draft }));
  return {
    open: reads(nothing),
    refreshFacts: reads(nothing),
    lastIncremental: reads(nothing),
    listBuckets: reads(v.strictObject(paging)),
    bucketRegion: reads(v.strictObject({ bucket: name })),
    listKeys: reads(v.strictObject({ region: name, ...paging })),
    listRoles: reads(v.strictObject(paging)),
    describeKey: reads(v.strictObject({ region: name, key: name })),
    turnOnRecovery: reads(nothing),
    preflight: reads(v.strictObject({ draft, again: v.exactOptional(v.boolean()) })),
    useFix: reads(v.strictObject({ id: name, how: v.picklist(['copy', 'open']) })),
    readPrices: reads(nothing),
    newToken: reads(nothing),
    start: withDraft,
    copyRequest: withDraft,
    showPermissions: withDraft,
    signIn: reads(nothing),
    showExports: reads(nothing),
    showLog: reads(nothing),
  };
}

/** The state that a form left behind, or undefined when it is not one of this version. */
export function parseFormState(value: unknown): FormState | undefined {
  const schemas = (Object.keys(draftSchemas) as KindId[]).map(stateOf);
  const results = schemas.map((schema) => v.safeParse(schema, value));
  return results.find((result) => result.success)?.output;
}
