import type { PolicyPlace } from '../../../src/core/policy/places.ts';
import type { Paste, Fix } from '../../../src/core/preflight/finding.ts';
import {
  policy,
  statementsOf,
  type PolicyDocument,
  type PolicyStatement,
} from '../../aws/policy/document.ts';
import { account, exporter, keyAbroad, ownKey, partner } from './account.ts';
import type { Placed } from './placed.ts';

/** A policy that a remedy tells to paste, and where by its title. */
export interface PastedPolicy {
  readonly place: PolicyPlace;
  /** What it is attached to: an ARN or a name. */
  readonly to: string;
  readonly text: string;
}

const titles: readonly (readonly [form: RegExp, place: PolicyPlace])[] = [
  [/^IAM policy of (.+)$/, 'managed'],
  [/^Permission policy of role (.+)$/, 'inline-role'],
  [/^Trust policy of role (.+)$/, 'trust'],
  [/^Bucket policy of (.+)$/, 'bucket'],
  [/^Key policy of (.+)$/, 'key'],
];

/** All policies among the fixes; commands are not pasted into policies. */
export function policiesIn(fixes: readonly Fix[]): readonly PastedPolicy[] {
  return fixes
    .flatMap(({ paste }) => paste ?? [])
    .filter(({ language }) => language === 'json')
    .map(placeOf);
}

function placeOf({ title, text }: Paste): PastedPolicy {
  for (const [form, place] of titles) {
    const to = form.exec(title)?.[1];
    if (to !== undefined) return { place, to, text };
  }
  throw new Error(`Nobody knows where this goes: ${title}`);
}

/** As a person does it: beside what is there. */
export function paste(placed: Placed, { place, to, text }: PastedPolicy): Placed {
  const document = JSON.parse(text) as PolicyDocument;
  switch (place) {
    case 'managed':
      return { ...placed, caller: [...placed.caller, document] };
    case 'inline-role':
      demand(exporter.endsWith(`/${to}`), to);
      return { ...placed, role: [...placed.role, document] };
    case 'trust':
      demand(exporter.endsWith(`/${to}`), to);
      return { ...placed, trust: beside(placed.trust, document) };
    case 'bucket':
      return to === 'own-exports'
        ? { ...placed, ownBucket: beside(placed.ownBucket, document) }
        : { ...placed, bucket: beside(placed.bucket, document) };
    case 'key':
      return to.includes(partner)
        ? { ...placed, key: beside(placed.key ?? usual(partner), document) }
        : pasteOwnKey(placed, to, document);
  }
}

function pasteOwnKey(placed: Placed, to: string, document: PolicyDocument): Placed {
  // Where a key is told by its alias, all keys are named.
  demand(to === ownKey || to === keyAbroad || to.endsWith(':key/*'), to);
  return { ...placed, ownKeys: beside(placed.ownKeys ?? usual(account), document) };
}

function demand(isRight: boolean, to: string): void {
  if (!isRight) throw new Error(`There is nothing that is called ${to}.`);
}

/** A policy takes a Sid once: a statement that has it already makes room for the new one. */
function beside(there: PolicyDocument = policy(), more: PolicyDocument): PolicyDocument {
  const added = statementsOf(more);
  const kept = statementsOf(there).filter(
    ({ Sid }) => Sid === undefined || !added.some((one) => one.Sid === Sid),
  );
  return policy(...kept, ...added);
}

/** "Default key policy" of the KMS guide. */
function usual(owner: string): PolicyDocument {
  return policy(root(owner));
}

const root = (owner: string): PolicyStatement => ({
  ...{ Sid: 'Enable IAM User Permissions', Effect: 'Allow', Action: 'kms:*', Resource: '*' },
  Principal: { AWS: `arn:aws:iam::${owner}:root` },
});
