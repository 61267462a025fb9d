import { validationError } from './apiError.ts';

/** What AWS's model demands of one member of a request. */
export interface Constraint {
  readonly member: string;
  readonly required?: true;
  readonly pattern?: string;
  readonly length?: readonly [least: number, most: number];
  readonly range?: readonly [least: number, most: number];
  readonly oneOf?: readonly string[];
}

/** Refuses a request, or its part `within`, that breaks a constraint, with a message as AWS writes it. */
export function validate(input: object, constraints: readonly Constraint[], within?: string): void {
  const prefix = within === undefined ? '' : `${within}.`;
  const values = new Map<string, unknown>(Object.entries(input));
  const problems = constraints.flatMap((constraint) => {
    const value = values.get(constraint.member) ?? null;
    const broken = brokenRule(constraint, value);
    return broken === undefined
      ? []
      : [describe(prefix + lowerFirst(constraint.member), value, broken)];
  });
  if (problems.length === 0) return;
  const errors = problems.length === 1 ? 'error' : 'errors';
  throw validationError(`${problems.length} validation ${errors} detected: ${problems.join('; ')}`);
}

function describe(member: string, value: unknown, rule: string): string {
  const shown = value === null ? 'null' : `'${toText(value)}'`;
  return `Value ${shown} at '${member}' failed to satisfy constraint: ${rule}`;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function brokenRule(constraint: Constraint, value: unknown): string | undefined {
  if (value === null) return constraint.required && 'Member must not be null';
  if (typeof value === 'number') return brokenRange('value', constraint.range, value);
  const text = toText(value);
  return brokenText(constraint, text) ?? brokenRange('length', constraint.length, text.length);
}

function brokenText({ pattern, oneOf }: Constraint, text: string): string | undefined {
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(text)) {
    return `Member must satisfy regular expression pattern: ${pattern}`;
  }
  if (oneOf !== undefined && !oneOf.includes(text)) {
    return `Member must satisfy enum value set: [${oneOf.join(', ')}]`;
  }
  return undefined;
}

function brokenRange(
  what: 'value' | 'length',
  range: readonly [number, number] | undefined,
  size: number,
): string | undefined {
  if (range === undefined) return undefined;
  const [least, most] = range;
  if (size < least) return `Member must have ${what} greater than or equal to ${least}`;
  if (size > most) return `Member must have ${what} less than or equal to ${most}`;
  return undefined;
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
