import { bucketOwnerFinding } from '../../grammar/account.ts';
import { bucketNameFinding } from '../../grammar/bucketName.ts';
import type { Finding } from '../../grammar/finding.ts';
import { prefixFinding } from '../../grammar/keyPrefix.ts';
import { tokenFinding } from '../../grammar/token.ts';
import type { Issue } from '../kind.ts';
import { keyFinding } from '../shared/keyFinding.ts';
import type { TableExportDraft, TableExportFacts, TableExportField } from '../tableExport.ts';
import {
  filterExpressionFinding,
  keyConditionFinding,
  projectionFinding,
} from './expressionFinding.ts';
import { momentFinding } from './momentFinding.ts';
import { attributeNamesFinding, attributeValuesFinding } from './placeholderFinding.ts';
import { tableFinding } from './tableFinding.ts';
import { fromFinding, toFinding, windowFinding } from './windowFinding.ts';

type Check = (draft: TableExportDraft, facts: TableExportFacts) => Finding | undefined;

/** In the order of the form. Format and encryption are choices: they cannot be wrong. */
const checks: readonly (readonly [TableExportField, Check])[] = [
  ['table', (_, facts) => tableFinding(facts)],
  ['bucket', ({ bucket }) => bucketNameFinding(bucket)],
  ['bucketOwner', ({ bucketOwner }) => bucketOwnerFinding(bucketOwner)],
  ['prefix', ({ prefix }) => prefixFinding(prefix)],
  ['moment', momentFinding],
  ['window', windowFinding],
  ['from', fromFinding],
  ['to', toFinding],
  ['keyCondition', keyConditionFinding],
  ['filterExpression', filterExpressionFinding],
  ['projection', projectionFinding],
  ['attributeNames', attributeNamesFinding],
  ['attributeValues', attributeValuesFinding],
  ['kmsKeyId', keyFinding],
  ['clientToken', ({ clientToken }) => tokenFinding(clientToken)],
];

/** What is wrong with a tidy draft: at most one thing a field, the one to put right first. */
export function checkDraft(
  draft: TableExportDraft,
  facts: TableExportFacts,
): readonly Issue<TableExportField>[] {
  return checks.flatMap(([field, check]) => {
    const finding = check(draft, facts);
    return finding === undefined ? [] : [{ field, ...finding }];
  });
}
