import type { JSX } from 'preact';
import { Button } from '../../fields/button.tsx';
import { ChoiceField, type Choice } from '../../fields/choiceField.tsx';
import type { TableExportDraft } from '../../../core/kinds/tableExport.ts';
import { continuation, lookUpLast } from './continuing.ts';
import { fieldState } from '../../state/derive.ts';
import { chooseWindow } from './window.ts';
import { ExactWindow } from './exactWindow.tsx';
import { Section } from '../../views/section.tsx';
import type { TableProps } from './shape.ts';
import { WindowTimes } from './windowTimes.tsx';

type Mode = TableExportDraft['windowMode'];

const presets: readonly Choice<Mode>[] = [
  {
    value: 'last-hour',
    label: 'Last hour',
    help: 'Up to the latest moment that AWS can restore, a few minutes ago.',
  },
  { value: 'last-24-hours', label: 'Last 24 hours', help: 'The longest window that AWS takes.' },
  { value: 'exact', label: 'Exact times', help: '15 minutes to 24 hours, by the second.' },
];

/** The window of an incremental export: a preset or exact times, and what that comes to. */
export function Window(props: TableProps): JSX.Element {
  const { form, derived, controller } = props;
  return (
    <Section id="window" title="Window">
      <ChoiceField
        name="window"
        label="Window"
        value={form.draft.windowMode}
        options={[sinceLast(props), ...presets]}
        state={fieldState(form, derived.problems, 'window')}
        onChoose={(mode) =>
          controller.choose('window', chooseWindow(form.draft, mode, derived.facts))
        }
      />
      {form.draft.windowMode === 'exact' && <ExactWindow {...props} />}
      <WindowTimes {...props} />
    </Section>
  );
}

function sinceLast({ form, controller }: TableProps): Choice<Mode> {
  const { text, possible, retry } = continuation(form.own.last);
  return {
    value: 'since-last',
    label: 'Since the last incremental export',
    help: text,
    unavailable: !possible,
    action: retry !== 'no' && (
      <Button kind="link" busy={retry === 'busy'} onClick={() => void controller.run(lookUpLast)}>
        Look it up again
      </Button>
    ),
  };
}
