import type { FormFacts } from '../../../core/kinds/kind.ts';
import type { PresentedError } from '../../../protocol/exportForm.ts';
import type { Desk } from '../../actions.ts';
import { presentedOf } from '../../presented.ts';
import { withFacts } from '../../state/facts.ts';
import type { TableForm, TableOwn, TableShape } from './shape.ts';

/** Asks the host to turn point-in-time recovery on, which asks the person first. */
export async function turnOnRecovery(desk: Desk<TableShape>): Promise<void> {
  if (desk.form()?.own.recovery.asking !== false) return;
  desk.change(recoveryAsked);
  try {
    const answer = await desk.host.call('turnOnRecovery', {});
    desk.change('declined' in answer ? recoveryDeclined : recoveryOn(answer.facts));
  } catch (error) {
    desk.change(recoveryFailed(presentedOf(error)));
  }
}

/** The question is on its way. */
export function recoveryAsked(form: TableForm): TableForm {
  return withRecovery(form, { asking: true, error: undefined });
}

/** The person said no. */
export function recoveryDeclined(form: TableForm): TableForm {
  return withRecovery(form, { asking: false, error: undefined });
}

/** Recovery is on, by what the host read then. */
export function recoveryOn(facts: FormFacts): (form: TableForm) => TableForm {
  return (form) => ({
    ...withRecovery(withFacts(form, facts), { asking: false, error: undefined }),
    focus: { on: 'bucket' },
    announcement: 'Point-in-time recovery is on.',
  });
}

/** It could not be turned on. */
export function recoveryFailed(error: PresentedError): (form: TableForm) => TableForm {
  return (form) => ({
    ...withRecovery(form, { asking: false, error }),
    announcement: `${error.message} ${error.next}`,
  });
}

function withRecovery(form: TableForm, recovery: TableOwn['recovery']): TableForm {
  return { ...form, own: { ...form.own, recovery } };
}
