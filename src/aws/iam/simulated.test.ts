import { expect, it } from 'vitest';
import { isExportError } from '../../core/errors.ts';
import { simulated } from './simulated.ts';

const action = 's3:PutObject';
const result = { EvalActionName: action, EvalDecision: 'implicitDeny' } as const;

it('is one for each resource, where IAM tells them apart below the action', () => {
  const each = [
    { EvalResourceName: 'arn:aws:s3:::a/*', EvalResourceDecision: 'allowed' },
    { EvalResourceName: 'arn:aws:s3:::b/*', EvalResourceDecision: 'explicitDeny' },
  ] as const;
  expect(simulated({ ...result, ResourceSpecificResults: [...each] })).toEqual([
    { action, resource: 'arn:aws:s3:::a/*', decision: 'allowed' },
    { action, resource: 'arn:aws:s3:::b/*', decision: 'explicitDeny' },
  ]);
});

it('is about everything where no resource is told', () => {
  expect(simulated(result)).toEqual([{ action, resource: '*', decision: 'implicitDeny' }]);
});

it('takes no answer without an action for one of AWS', () => {
  const broken = () => simulated({ EvalActionName: undefined, EvalDecision: 'allowed' });
  expect(broken).toThrow(expect.toSatisfy(isExportError) as Error);
});
