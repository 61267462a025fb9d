import { listOf } from '../../src/core/policy/elements.ts';

/** `service:Name`, with wildcards in the name: "IAM JSON policy elements: Action". */
const action = /^(?:\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/;

/** Six parts, of which the resource can hold anything: "Amazon Resource Names (ARNs)". */
const arn = /^arn:(?:aws[a-z-]*|\*):[a-z0-9*-]+:[a-z0-9*-]*:(?:\d{12}|aws|\*)?:[^\p{Cc}]+$/u;

/** What is wrong with the actions of a statement, in parts of sentences. */
export function actionProblems(value: unknown): readonly string[] {
  return each(value, 'Action', (text) => action.test(text), 'no action of a service');
}

/** What is wrong with the resources of a statement: `*`, or well-formed ARNs. */
export function resourceProblems(value: unknown): readonly string[] {
  return each(value, 'Resource', (text) => text === '*' || arn.test(text), 'no ARN');
}

function each(
  value: unknown,
  element: string,
  isGood: (text: string) => boolean,
  verdict: string,
): readonly string[] {
  if (value === undefined) return [];
  const items = listOf(value);
  if (items.length === 0) return [`${element} is empty.`];
  const bad = items.filter((item) => typeof item !== 'string' || !isGood(item));
  return bad.map((item) => `${element} has ${JSON.stringify(item)}, which is ${verdict}.`);
}
