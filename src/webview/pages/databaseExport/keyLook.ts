import type { DatabaseExportFacts } from '../../../core/kinds/databaseExport.ts';
import type { DatabaseForm } from './shape.ts';

/** The facts with what KMS says of the key in the field. */
export function withKey(facts: DatabaseExportFacts, form: DatabaseForm): DatabaseExportFacts {
  const look = lookOf(form);
  if (look?.at !== 'found') return facts;
  return { ...facts, key: { typed: look.typed, found: look.found } };
}

/** What the key in the field stands for; what is wrong with it is for the rules to say. */
export function keyOutcome(form: DatabaseForm): string | undefined {
  const look = lookOf(form);
  switch (look?.at) {
    case undefined:
      return undefined;
    case 'looking':
      return 'Looking up the key…';
    case 'failed':
      return `It could not be looked up. ${look.error.message}`;
    case 'found': {
      const { found } = look;
      if (found?.usable !== true) return undefined;
      return [found.alias ?? found.keyId, found.description].filter(Boolean).join(' · ');
    }
  }
}

function lookOf({ keyLook, draft }: DatabaseForm): DatabaseForm['keyLook'] {
  return keyLook?.typed === draft.kmsKeyId ? keyLook : undefined;
}
