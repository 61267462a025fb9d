import { errorStatuses, type MemberType, type Structure } from './shapes.ts';

/** Seconds; later than this a timestamp can only be milliseconds by mistake. */
const latestTimestamp = 1e11;

/** What is wrong with a structure: members that are unknown, missing or of the wrong type. */
export function checkStructure(structure: Structure, path: string, value: unknown): string[] {
  if (!isRecord(value)) return [`${path}: not a structure`];
  const types = new Map(Object.entries(structure).map(([name, type]) => [bare(name), type]));
  const missing = Object.keys(structure)
    .filter((name) => name.endsWith('!') && value[bare(name)] === undefined)
    .map((name) => `${path}.${bare(name)}: missing`);
  const wrong = Object.entries(value).flatMap(([name, member]) => {
    const type = types.get(name);
    if (type === undefined) return [`${path}.${name}: unknown member`];
    return member === undefined ? [] : checkMember(type, `${path}.${name}`, member);
  });
  return [...missing, ...wrong];
}

/** What is wrong with an error answer: a code that AWS does not have, or the wrong HTTP status. */
export function checkError(code: string, status: number): string[] {
  const expected = errorStatuses[code];
  if (expected === undefined) return [`${code}: SimpleDB v2 has no such error`];
  return expected.includes(status) ? [] : [`${code}: status ${status} instead of ${expected[0]}`];
}

function checkMember(type: MemberType, path: string, value: unknown): string[] {
  if (typeof type === 'string') {
    return isOfType(type, value) ? [] : [`${path}: not a ${type}`];
  }
  if ('listOf' in type) {
    if (!Array.isArray(value)) return [`${path}: not a list`];
    return value.flatMap((item, index) => checkStructure(type.listOf, `${path}[${index}]`, item));
  }
  const known = typeof value === 'string' && type.includes(value);
  return known ? [] : [`${path}: no value of its enum`];
}

function isOfType(type: 'string' | 'timestamp' | 'long', value: unknown): boolean {
  if (type === 'string') return typeof value === 'string';
  if (type === 'long') return Number.isInteger(value);
  return typeof value === 'number' && value > 0 && value < latestTimestamp;
}

function bare(name: string): string {
  return name.replace('!', '');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
