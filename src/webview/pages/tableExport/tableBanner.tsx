import type { JSX } from 'preact';
import { Button } from '../../fields/button.tsx';
import { controlId } from '../../fields/field.tsx';
import { Icon } from '../../fields/icon.tsx';
import { SourceBanner } from '../../views/sourceBanner.tsx';
import { turnOnRecovery } from './recovery.ts';
import type { TableProps } from './shape.ts';

/** What keeps the table itself from being exported, with the way out where there is one. */
export function TableBanner(props: TableProps): JSX.Element {
  const off = props.derived.problems.some(({ code }) => code === 'recovery-off');
  return off ? <RecoveryBanner {...props} /> : <SourceBanner {...props} label="Table" />;
}

function RecoveryBanner({ form, controller }: TableProps): JSX.Element {
  const { error, asking } = form.own.recovery;
  return (
    <section class="banner banner--warning" aria-label="Table">
      <Icon name="warning" />
      <div class="banner-text">
        <strong>Point-in-time recovery is off for this table.</strong>
        <p>
          AWS exports only tables that have it. It is billed by the size of the table; you are asked
          before it is turned on.
        </p>
        {error !== undefined && (
          <p class="message message--error">
            <Icon name="error" />
            <span>
              {error.message} {error.next}
            </span>
          </p>
        )}
      </div>
      <Button
        id={controlId('table')}
        busy={asking}
        onClick={() => void controller.run(turnOnRecovery)}
      >
        Turn on point-in-time recovery…
      </Button>
    </section>
  );
}
