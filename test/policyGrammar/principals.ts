import { isRecord } from '../../src/core/lib/json.ts';
import { listOf } from '../../src/core/policy/elements.ts';

/** "AWS JSON policy elements: Principal". */
const forms: Readonly<Record<string, RegExp>> = {
  // Everybody, an account, or a user, role, session or federated user of one.
  AWS: /^(?:\*|\d{12}|arn:aws[a-z-]*:(?:iam|sts)::\d{12}:[^\p{Cc}\s*]+)$/u,
  Service: /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/,
  Federated: /^[^\p{Cc}\s*]+$/u,
  CanonicalUser: /^[0-9a-f]{64}$/,
};

/** What is wrong with the principal of a statement, in parts of sentences; nothing where absent. */
export function principalProblems(value: unknown): readonly string[] {
  if (value === undefined || value === '*') return [];
  if (!isRecord(value) || Object.keys(value).length === 0) return ['Principal names nobody.'];
  return Object.entries(value).flatMap(([type, names]) => namesProblems(type, listOf(names)));
}

function namesProblems(type: string, names: readonly unknown[]): readonly string[] {
  const form = Object.hasOwn(forms, type) ? forms[type] : undefined;
  if (form === undefined) return [`Principal knows no ${type}.`];
  if (names.length === 0) return [`Principal ${type} is empty.`];
  const bad = names.filter((name) => typeof name !== 'string' || !form.test(name));
  return bad.map((name) => `Principal ${type} cannot be ${JSON.stringify(name)}.`);
}
