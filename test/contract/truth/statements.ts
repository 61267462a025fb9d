import type { PolicyStatement, Texts } from '../../aws/policy/document.ts';
import { account } from './seed.ts';

/** A statement that allows something; on everything unless told. */
export const allowing = (Action: Texts, more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  ...{ Effect: 'Allow', Action, Resource: '*' },
  ...more,
});

/** A statement that denies something; on everything unless told. */
export const denying = (Action: Texts, more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  ...{ Effect: 'Deny', Action, Resource: '*' },
  ...more,
});

/** The account itself, whose own policies then decide. */
export const wholeAccount = { AWS: `arn:aws:iam::${account}:root` };

/** All that a preflight looks at, and no more. */
export const looking = allowing([
  ...['dynamodb:Describe*', 'dynamodb:List*', 'rds:Describe*', 'sdb:Get*', 'sdb:List*'],
  ...['sdb:DomainMetadata', 'iam:Get*', 'iam:List*', 'iam:SimulatePrincipalPolicy'],
  ...['kms:Describe*', 'kms:Get*', 'kms:List*', 's3:Get*', 's3:List*'],
]);
