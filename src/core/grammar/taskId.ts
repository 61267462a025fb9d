import { bareIdentifier } from './databaseArn.ts';
import { firstBroken, type Finding, type Rule } from './finding.ts';

/**
 * The model of RDS has no rule for ExportTaskIdentifier; these are the ones that its answers name.
 * Three tools that start exports found the limit of 60 characters, which no AWS page has.
 */
const rules: readonly Rule[] = [
  error('task-id-missing', 'Type an identifier for the export task.', (id) => id === ''),
  error(
    'task-id-characters',
    'Keep to the letters A to Z, digits and hyphens: AWS takes nothing else in the identifier.',
    (id) => /[^A-Za-z0-9-]/.test(id),
  ),
  error('task-id-start', 'Begin the identifier with a letter.', (id) => !/^[A-Za-z]/.test(id)),
  error('task-id-end', 'Remove the hyphen at the end of the identifier.', (id) => id.endsWith('-')),
  error('task-id-hyphens', 'Remove one of the two hyphens in a row.', (id) => id.includes('--')),
  error(
    'task-id-long',
    'Shorten the identifier to 60 characters: AWS takes no longer one.',
    (id) => id.length > 60,
  ),
];

/** What is wrong with the identifier of an export task, if anything. Whether it is new is not here. */
export function taskIdFinding(id: string): Finding | undefined {
  return firstBroken(rules, id);
}

/**
 * An identifier for a new export of a source: its name and the time in UTC, such as
 * `orders-20261121110005`, which AWS makes the name of the folder; numbered where `taken` has it.
 */
export function newTaskId(name: string, now: number | undefined, taken: readonly string[]): string {
  const stamped = now === undefined ? stemOf(name) : `${stemOf(name)}-${stampOf(now)}`;
  let id = stamped;
  for (let count = 2; taken.includes(id); count += 1) id = `${stamped}-${count}`;
  return id;
}

/** 40 characters leave room for the time and for a number. */
function stemOf(name: string): string {
  const allowed = bareIdentifier(name).replace(/[^A-Za-z0-9]+/g, '-');
  const stem = allowed.replace(/^[^A-Za-z]+/, '').slice(0, 40);
  return stem.replace(/-$/, '') || 'export';
}

function stampOf(now: number): string {
  return new Date(now).toISOString().slice(0, 19).replace(/[-:T]/g, '');
}

function error(code: string, message: string, broken: Rule['broken']): Rule {
  return { severity: 'error', code, message, broken };
}
