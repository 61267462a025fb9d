import { parseCondition, type Condition, type Operand } from '../../grammar/condition.ts';
import type { Finding } from '../../grammar/finding.ts';
import type { Table } from '../../sources.ts';
import type { AttributeJson, TableExportDraft } from '../tableExport.ts';
import { attributeOf, namesOf, valuesOf } from './filterParts.ts';

/** One comparison of an attribute with values, as key conditions are made of. */
interface Term {
  readonly operator: string;
  /** As typed: a name or a placeholder. */
  readonly attribute: string;
  readonly values: readonly string[];
}

/** A term and the attribute that it is about. */
interface NamedTerm extends Term {
  readonly name: string;
}

type Keys = Table['keys'];

const sortOperators: ReadonlySet<string> = new Set([
  ...['=', '<', '<=', '>', '>='],
  ...['BETWEEN', 'begins_with'],
]);

/**
 * Whether a key condition that can be read follows the rules of Query, which exports share: `=` on
 * the partition key, and at most one condition on the sort key ("Filtering a table export").
 */
export function keyRuleFinding(draft: TableExportDraft, keys: Keys): Finding | undefined {
  const condition = parseCondition(draft.keyCondition);
  if (draft.keyCondition === '' || !condition.ok) return undefined;
  const terms = conjuncts(condition.value).map(toTerm);
  if (!terms.every((term) => term !== undefined)) return operatorFinding(keys);
  const names = namesOf(draft);
  const named = terms.map((term) => ({ ...term, name: attributeOf(term.attribute, names) }));
  // Placeholders without a name are said where names are defined.
  if (keys.length === 0 || !named.every(isNamed)) return undefined;
  return keysFinding(named, keys) ?? typesFinding(named, keys, valuesOf(draft));
}

function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.parts.flatMap(conjuncts) : [condition];
}

/** Undefined for what no key condition may hold. */
function toTerm(condition: Condition): Term | undefined {
  const operator = operatorOf(condition);
  if (operator === undefined || !('operands' in condition)) return undefined;
  const [subject, ...values] = condition.operands;
  const attribute = attributeIn(subject);
  const aliases = values.flatMap((value) => (value.kind === 'value' ? [value.alias] : []));
  if (attribute === undefined || aliases.length < values.length) return undefined;
  return { operator, attribute, values: aliases };
}

function operatorOf(condition: Condition): string | undefined {
  if (condition.kind === 'between') return 'BETWEEN';
  if (condition.kind === 'comparison') return condition.operator;
  return condition.kind === 'function' ? condition.name : undefined;
}

function attributeIn(operand: Operand | undefined): string | undefined {
  return operand?.kind === 'path' && operand.path.length === 1 ? operand.path[0] : undefined;
}

function isNamed(term: Term & { readonly name: string | undefined }): term is NamedTerm {
  return term.name !== undefined;
}

function keysFinding(terms: readonly NamedTerm[], keys: Keys): Finding | undefined {
  const other = terms.find(({ name }) => keys.every((key) => key.name !== name));
  if (other !== undefined) {
    const message = `Move ${other.name} to the filter: a key condition names only ${keyNames(keys)}.`;
    return error('key-condition-other-attribute', message);
  }
  const [partition = '', sort = ''] = keys.map(({ name }) => name);
  return (
    partitionFinding(termsOn(partition, terms), partition) ??
    sortFinding(termsOn(sort, terms), keys)
  );
}

function termsOn(key: string, terms: readonly NamedTerm[]): readonly NamedTerm[] {
  return terms.filter(({ name }) => name === key);
}

function partitionFinding(terms: readonly NamedTerm[], key: string): Finding | undefined {
  if (terms.length === 1 && terms[0]?.operator === '=') return undefined;
  const message = `Give exactly one value of the partition key, such as ${key} = :value.`;
  return error('key-condition-partition', message);
}

function sortFinding(terms: readonly NamedTerm[], keys: Keys): Finding | undefined {
  const [term, another] = terms;
  if (another !== undefined) return twiceFinding(another.name);
  return term === undefined || sortOperators.has(term.operator) ? undefined : operatorFinding(keys);
}

function twiceFinding(sort: string): Finding {
  const message = `Name ${sort} once: a key condition takes one condition on the sort key, such as BETWEEN.`;
  return error('key-condition-twice', message);
}

function operatorFinding([partition, sort]: Keys): Finding {
  const onSort = `, and =, <, <=, >, >=, BETWEEN or begins_with with ${sort?.name ?? 'the sort key'}`;
  const message = `Compare only values: = with ${partition?.name ?? 'the partition key'}${partition && !sort ? '' : onSort}. A key condition takes nothing else but AND.`;
  return error('key-condition-operator', message);
}

function typesFinding(
  terms: readonly NamedTerm[],
  keys: Keys,
  values: Readonly<Record<string, AttributeJson>>,
): Finding | undefined {
  for (const { name, operator, values: aliases } of terms) {
    const type = keys.find((key) => key.name === name)?.type ?? '';
    if (operator === 'begins_with' && type === 'N') {
      const message = `Choose another operator for ${name}: begins_with is for text, and ${name} is a number.`;
      return error('key-condition-begins-with', message);
    }
    const wrong = aliases.find((alias) => isOther(values[alias], type));
    if (wrong === undefined) continue;
    const message = `Write ${wrong} with type ${type}, such as {"${wrong}": {"${type}": "${type === 'N' ? '1' : 'a'}"}}: ${name} has that type.`;
    return error('key-condition-type', message);
  }
  return undefined;
}

/** Whether a value that is there has another type than the key. */
function isOther(value: AttributeJson | undefined, type: string): boolean {
  return value !== undefined && type !== '' && !Object.hasOwn(value, type);
}

function keyNames(keys: Keys): string {
  return keys.map(({ name }) => name).join(' and ');
}

function error(code: string, message: string): Finding {
  return { severity: 'error', code, message };
}
