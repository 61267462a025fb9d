import type { PolicyPlace } from '../../../src/core/policy/places.ts';

/**
 * AWS's "Grammar of the IAM JSON policy language" and the limits of each place, written down without
 * a look at the checks in `src/core/policy`.
 */
export function grammarProblems(text: string, place: PolicyPlace): readonly string[] {
  const parsed: unknown = JSON.parse(text);
  return [
    ...sizeProblems(text, place),
    ...objectProblems('policy', parsed, policyElements),
    ...statements(parsed).flatMap((statement, index) =>
      statementProblems(statement, place).map((problem) => `statement ${index}: ${problem}`),
    ),
  ];
}

/** IAM counts no white space, S3 and KMS count bytes as they are sent. */
const limits: Readonly<Record<PolicyPlace, (text: string) => boolean>> = {
  managed: (text) => text.replace(/\s/g, '').length <= 6_144,
  'inline-role': (text) => text.replace(/\s/g, '').length <= 10_240,
  trust: (text) => text.replace(/\s/g, '').length <= 2_048,
  bucket: (text) => Buffer.byteLength(text) <= 20 * 1_024,
  key: (text) => Buffer.byteLength(text) <= 32 * 1_024,
};

function sizeProblems(text: string, place: PolicyPlace): readonly string[] {
  return limits[place](text) ? [] : [`it is too long for a policy of ${place}`];
}

type Test = (value: unknown) => boolean;
type Elements = Readonly<Record<string, { readonly isGood: Test; readonly isNeeded?: true }>>;

const isText: Test = (value) => typeof value === 'string' && value !== '';
const oneOf =
  (form: RegExp): Test =>
  (value) =>
    typeof value === 'string' && form.test(value);
/** `"…" | [ "…", … ]` */
const oneOrMany =
  (isGood: Test): Test =>
  (value) =>
    Array.isArray(value) ? value.length > 0 && value.every(isGood) : isGood(value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const mapOf =
  (keys: RegExp, isGood: Test): Test =>
  (value) =>
    isObject(value) &&
    Object.entries(value).length > 0 &&
    Object.entries(value).every(([key, one]) => keys.test(key) && isGood(one));

const policyElements: Elements = {
  Version: { isGood: (value) => value === '2012-10-17', isNeeded: true },
  Id: { isGood: isText },
  Statement: { isGood: (value) => Array.isArray(value) && value.length > 0, isNeeded: true },
};

const isPrincipal: Test = (value) =>
  value === '*' || mapOf(/^(?:AWS|Federated|Service|CanonicalUser)$/, oneOrMany(isText))(value);
const isAction = oneOrMany(oneOf(/^(?:\*|[a-z0-9-]+:(?:\*|[A-Za-z*?]+))$/));
const isResource = oneOrMany(oneOf(/^(?:\*|arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:[^<>\n\r\t]+)$/));
const operators =
  /^(?:For(?:AnyValue|AllValues):)?(?:(?:String|Arn|Numeric|Date)\w+|Bool|BinaryEquals|(?:Not)?IpAddress|Null)$/;
const isCondition = mapOf(operators, mapOf(/^[a-z0-9-]+:\S+$/, oneOrMany(isText)));

const effect = { isGood: oneOf(/^(?:Allow|Deny)$/), isNeeded: true } as const;
/** IAM takes letters and digits only. */
const sid = { isGood: oneOf(/^[A-Za-z0-9]*$/) } as const;
const shared: Elements = {
  Sid: sid,
  Effect: effect,
  Action: { isGood: isAction, isNeeded: true },
  Condition: { isGood: isCondition },
};
const principal = { Principal: { isGood: isPrincipal, isNeeded: true } } as const;
const resource = { Resource: { isGood: isResource, isNeeded: true } } as const;

/** Policies of identities name no principal, trust policies no resource. */
const statementElements: Readonly<Record<PolicyPlace, Elements>> = {
  managed: { ...shared, ...resource },
  'inline-role': { ...shared, ...resource },
  trust: { ...shared, ...principal },
  bucket: { ...shared, ...principal, ...resource },
  key: { ...shared, ...principal, ...resource },
};

function statements(parsed: unknown): readonly unknown[] {
  const statement = isObject(parsed) ? parsed['Statement'] : undefined;
  return Array.isArray(statement) ? statement : [];
}

function statementProblems(statement: unknown, place: PolicyPlace): readonly string[] {
  return objectProblems('statement', statement, statementElements[place]);
}

function objectProblems(name: string, value: unknown, elements: Elements): readonly string[] {
  if (!isObject(value)) return [`the ${name} is no object`];
  const missing = Object.entries(elements).filter(
    ([key, { isNeeded }]) => isNeeded === true && !(key in value),
  );
  const bad = Object.entries(value).filter(
    ([key, one]) => !(Object.hasOwn(elements, key) && elements[key]?.isGood(one)),
  );
  return [
    ...missing.map(([key]) => `${key} is missing`),
    ...bad.map(([key, one]) => `${key} cannot be ${JSON.stringify(one)}`),
  ];
}
