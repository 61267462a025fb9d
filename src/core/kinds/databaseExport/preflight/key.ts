import type { Check, Subject } from '../../../preflight/check.ts';
import { keyChecks } from '../../../preflight/checks/key.ts';
import type { StartExportTaskRequest } from '../../databaseExport.ts';
import { ownKeyActions } from '../keyActions.ts';
import { policiesOf } from './policies.ts';

/** The key of a request: who starts the export has to be able to give RDS a grant of it. */
export function keyOf(subject: Subject<StartExportTaskRequest>): readonly Check[] {
  const { input, facts, connection } = subject;
  return keyChecks({
    ...{ key: input.KmsKeyId, region: facts.region, principal: 'caller', isRequired: true },
    ...{ actions: ownKeyActions, service: 'rds', connection },
    policies: (caller) => policiesOf(subject, caller),
  });
}
