import type { JSX } from 'preact';
import { Button } from '../fields/button.tsx';
import { Icon } from '../fields/icon.tsx';
import { isError } from '../state/derive.ts';
import type { FormModel } from '../state/model.ts';
import { findingsOf, isCurrent } from '../state/preflight.ts';
import { isLive } from '../../core/jobs/job.ts';
import type { PartProps } from './section.tsx';

/** The one button of the page, what stands in its way, and what the last try came to. */
export function Footer(props: PartProps): JSX.Element {
  const { form, controller } = props;
  return (
    <footer class="footer">
      {form.error !== undefined && (
        <div class="message message--error footer-error">
          <Icon name="error" />
          <span>
            {form.error.message} {form.error.next}{' '}
            {form.error.canSignIn && (
              <Button kind="link" onClick={() => void controller.signIn()}>
                Sign in…
              </Button>
            )}{' '}
            <Button kind="link" onClick={() => void controller.show('showLog')}>
              Show log
            </Button>
          </span>
        </div>
      )}
      {form.stage.at === 'started' ? <AfterStart {...props} /> : <BeforeStart {...props} />}
    </footer>
  );
}

function BeforeStart({ form, derived, controller }: PartProps): JSX.Element {
  const starting = form.stage.at === 'starting';
  const loud = derived.problems.filter((problem) => isError(problem) && !problem.quiet);
  return (
    <div class="footer-row">
      <Button kind="primary" busy={starting} onClick={() => void controller.submit()}>
        {starting ? 'Starting…' : form.page.submit}
      </Button>
      {starting || loud.length === 0 ? (
        <State form={form} derived={derived} controller={controller} />
      ) : (
        <Button kind="link" onClick={() => loud[0] && controller.focus(loud[0].field)}>
          {loud.length === 1 ? 'One thing to put right' : `${loud.length} things to put right`}
        </Button>
      )}
    </div>
  );
}

/** What the button would do, and what the checks say of that. */
function State({ form, derived, controller }: PartProps): JSX.Element {
  const fails = isCurrent(form) ? findingsOf(form, 'fail') : [];
  if (form.stage.at === 'editing' && derived.ready && fails.length > 0) {
    return (
      <Button kind="link" onClick={() => controller.focus('preflight')}>
        {fails.length === 1 ? 'One check says' : `${fails.length} checks say`} that this will fail
      </Button>
    );
  }
  return <span class="footer-state">{stateText(form, derived.ready)}</span>;
}

function stateText({ stage, error, preflight }: FormModel, ready: boolean): string {
  if (stage.at === 'starting') {
    return preflight.isLooking ? 'Checking first…' : 'Confirm in the dialog to start.';
  }
  if (error !== undefined) return '';
  return ready ? 'Ready. Nothing is sent before you confirm.' : 'Not complete yet.';
}

function AfterStart({ form, controller }: PartProps): JSX.Element {
  return (
    <div class="footer-row">
      <Button kind="primary" onClick={() => void controller.show('showExports')}>
        Show exports
      </Button>
      <Button onClick={() => void controller.unlock()}>{againText(form)}</Button>
      <Button kind="link" onClick={() => void controller.show('showLog')}>
        Show log
      </Button>
    </div>
  );
}

function againText({ stage, page }: FormModel): string {
  const state = stage.at === 'started' ? stage.job?.state : undefined;
  const over = state !== undefined && !isLive(state);
  const { again, another } = moreOf[page.job.noun];
  return over ? again : another;
}

const moreOf = {
  export: { again: 'Change and export again', another: 'Change and export another' },
  backup: { again: 'Back up again', another: 'Make another backup' },
} as const;
