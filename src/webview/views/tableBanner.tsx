import type { JSX } from 'preact';
import { Button } from '../fields/button.tsx';
import { controlId } from '../fields/field.tsx';
import { Icon } from '../fields/icon.tsx';
import type { PartProps } from './section.tsx';

const whyRecovery =
  'AWS exports only tables that have it. It is billed by the size of the table; you are asked before it is turned on.';

/** What keeps the table itself from being exported, with the way out where there is one. */
export function TableBanner({ form, derived, controller }: PartProps): JSX.Element | null {
  const problem = derived.problems.find(({ field }) => field === 'table');
  if (problem === undefined) return null;
  const off = problem.code === 'recovery-off';
  const { error, asking } = form.recovery;
  return (
    <section class="banner banner--warning" aria-label="Table">
      <Icon name="warning" />
      <div
        class="banner-text"
        id={off ? undefined : controlId('table')}
        tabIndex={off ? undefined : -1}
      >
        {off && <strong>Point-in-time recovery is off for this table.</strong>}
        <p>{off ? whyRecovery : problem.message}</p>
        {error !== undefined && (
          <p class="message message--error">
            <Icon name="error" />
            <span>
              {error.message} {error.next}
            </span>
          </p>
        )}
      </div>
      {off && (
        <Button
          id={controlId('table')}
          busy={asking}
          onClick={() => void controller.turnOnRecovery()}
        >
          Turn on point-in-time recovery…
        </Button>
      )}
    </section>
  );
}
