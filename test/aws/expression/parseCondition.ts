import { checkTest } from './checks.ts';
import {
  comparators,
  testArity,
  type Comparator,
  type Condition,
  type Operand,
  type TestName,
} from './condition.ts';
import { ExpressionError } from './expressionError.ts';
import { readPath } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import { Tokens } from './tokens.ts';

/** What the parser reads from and asks for placeholders. */
interface Source {
  readonly tokens: Tokens;
  readonly placeholders: Placeholders;
}

/** Parses a filter or a key condition; throws ExpressionError. NOT binds closest, OR loosest. */
export function parseCondition(text: string, placeholders: Placeholders): Condition {
  const tokens = new Tokens(text);
  const condition = readOr({ tokens, placeholders });
  tokens.expectEnd();
  return condition;
}

function readOr(source: Source): Condition {
  let left = readAnd(source);
  while (source.tokens.skip('OR')) left = { kind: 'or', left, right: readAnd(source) };
  return left;
}

function readAnd(source: Source): Condition {
  let left = readNot(source);
  while (source.tokens.skip('AND')) left = { kind: 'and', left, right: readNot(source) };
  return left;
}

function readNot(source: Source): Condition {
  if (source.tokens.skip('NOT')) return { kind: 'not', condition: readNot(source) };
  if (source.tokens.skip('(')) return readGroup(source);
  const condition = isCall(source.tokens) ? readTest(source) : readComparison(source);
  checkTest(condition);
  return condition;
}

function readGroup(source: Source): Condition {
  const condition = readOr(source);
  source.tokens.expect(')');
  if (condition.kind !== 'group') return { kind: 'group', condition };
  throw new ExpressionError('The expression has redundant parentheses;');
}

/** A function that is true or false by itself; `size` is not. */
function isCall(tokens: Tokens): boolean {
  const { kind, text } = tokens.peek();
  return kind === 'word' && text !== 'size' && tokens.peek(1).text === '(';
}

function readTest(source: Source): Condition {
  const name = source.tokens.next().text;
  if (!isTestName(name)) {
    throw new ExpressionError(`Invalid function name; function: ${name}`);
  }
  return { kind: 'test', name, operands: readOperands(source) };
}

function isTestName(name: string): name is TestName {
  return Object.hasOwn(testArity, name);
}

/** Operands in parentheses, with commas between them. */
function readOperands(source: Source): readonly Operand[] {
  const { tokens } = source;
  tokens.expect('(');
  const operands = [readOperand(source)];
  while (tokens.skip(',')) operands.push(readOperand(source));
  tokens.expect(')');
  return operands;
}

function readComparison(source: Source): Condition {
  const { tokens } = source;
  const operand = readOperand(source);
  if (tokens.skip('BETWEEN')) return readBetween(source, operand);
  if (tokens.skip('IN')) return { kind: 'in', operand, options: readOperands(source) };
  const operator = readComparator(tokens);
  if (operator) return { kind: 'compare', operator, left: operand, right: readOperand(source) };
  throw operand.kind === 'size' ? misused('size') : tokens.syntaxError();
}

function readBetween(source: Source, operand: Operand): Condition {
  const low = readOperand(source);
  source.tokens.expect('AND');
  return { kind: 'between', operand, low, high: readOperand(source) };
}

function readComparator(tokens: Tokens): Comparator | undefined {
  return comparators.find((one) => tokens.skip(one));
}

function readOperand(source: Source): Operand {
  const { tokens, placeholders } = source;
  const { kind, text } = tokens.peek();
  if (kind === 'value') return { kind: 'value', value: placeholders.value(tokens.next().text) };
  if (isCall(tokens)) {
    throw isTestName(text)
      ? misused(text)
      : new ExpressionError(`Invalid function name; function: ${text}`);
  }
  if (text === 'size' && tokens.peek(1).text === '(') return readSize(source);
  return { kind: 'path', path: readPath(tokens, placeholders) };
}

function readSize({ tokens, placeholders }: Source): Operand {
  tokens.next();
  tokens.expect('(');
  if (tokens.peek().kind === 'value') {
    throw new ExpressionError(
      'Operator or function requires a document path; operator or function: size',
    );
  }
  const path = readPath(tokens, placeholders);
  tokens.expect(')');
  return { kind: 'size', path };
}

function misused(name: string): ExpressionError {
  return new ExpressionError(
    `The function is not allowed to be used this way in an expression; function: ${name}`,
  );
}
