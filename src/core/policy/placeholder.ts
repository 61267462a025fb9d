/** What stands in a policy for what nobody has said yet; none of them is valid, so all are seen. */
export const placeholders = {
  account: '<account>',
  bucket: '<bucket>',
  caller: '<caller ARN>',
  key: '<KMS key ARN>',
  prefix: '<prefix>',
  region: '<Region>',
  role: '<role ARN>',
  source: '<source ARN>',
} as const;

export type Placeholder = (typeof placeholders)[keyof typeof placeholders];

const meanings: Readonly<Record<Placeholder, string>> = {
  '<account>': 'the 12 digits of the account that exports',
  '<bucket>': 'the name of the bucket',
  '<caller ARN>': 'the ARN of the user or role that exports',
  '<KMS key ARN>': 'the ARN of the KMS key',
  '<prefix>': 'the prefix; without one, leave it out with the slash behind it',
  '<Region>': 'the Region of the source, such as eu-west-1',
  '<role ARN>': 'the ARN of the IAM role that writes the export to the bucket',
  '<source ARN>': 'the ARN of the table, domain, snapshot or cluster',
};

/** A placeholder that has to be replaced, and by what. */
export interface Replacement {
  readonly placeholder: Placeholder;
  readonly meaning: string;
}

/** What has to be replaced in some text, such as a policy, before it can be used. */
export function replacementsIn(text: string): readonly Replacement[] {
  return Object.values(placeholders)
    .filter((placeholder) => text.includes(placeholder))
    .map((placeholder) => ({ placeholder, meaning: meanings[placeholder] }));
}
