import type { EvaluationResult } from '@aws-sdk/client-iam';
import type { Simulated } from '../../core/ports.ts';
import { expected } from '../answers.ts';

/** What a simulation came to: one for each resource, where IAM tells them apart. */
export function simulated(result: EvaluationResult): readonly Simulated[] {
  const action = expected(result.EvalActionName, 'SimulatePrincipalPolicy');
  const { EvalDecision, EvalResourceName, ResourceSpecificResults: each = [] } = result;
  if (each.length === 0) {
    return [{ action, resource: EvalResourceName ?? '*', decision: decisionOf(EvalDecision) }];
  }
  return each.map((one) => ({
    action,
    resource: expected(one.EvalResourceName, 'SimulatePrincipalPolicy'),
    decision: decisionOf(one.EvalResourceDecision),
  }));
}

/** What is neither of the two is no permission. */
function decisionOf(text: string | undefined): Simulated['decision'] {
  return text === 'allowed' || text === 'explicitDeny' ? text : 'implicitDeny';
}
