import type { JSX } from 'preact';
import { formatMoment } from '../../core/format/moment.ts';
import { restorableWindow } from '../../core/grammar/window.ts';
import type { TableExportDraft } from '../../core/kinds/tableExport.ts';
import { ChoiceField, Field, type ControlAttributes } from '../fields/field.tsx';
import { MomentPicker } from '../fields/momentPicker.tsx';
import { TextInput } from '../fields/textInput.tsx';
import { fieldState } from '../state/derive.ts';
import { chooseMoment, fromPicker, switchZone, toPicker, typeMoment } from '../state/moment.ts';
import { Section, type PartProps } from './section.tsx';

const formats = [
  {
    value: 'DYNAMODB_JSON',
    label: 'DynamoDB JSON',
    help: 'One item a line, each value with its type.',
  },
  { value: 'ION', label: 'Amazon Ion', help: 'Typed text that keeps numbers exact.' },
] as const;

/** What is written: the format. */
export function Format({ form, controller }: PartProps): JSX.Element {
  return (
    <Section id="format" title="Format">
      <ChoiceField
        name="format"
        label="Format"
        value={form.draft.format}
        options={formats}
        onChoose={(format) => controller.choose('format', { format })}
      />
    </Section>
  );
}

const timeModes = [
  {
    value: 'latest',
    label: 'Latest',
    help: 'As of a few minutes ago, the latest that AWS can restore.',
  },
  {
    value: 'moment',
    label: 'A moment in the past',
    help: 'Any second that point-in-time recovery reaches.',
  },
] as const;

/** Which state of the table: the latest, or that of a moment. */
export function Moment(props: PartProps): JSX.Element {
  const { form, derived, controller } = props;
  return (
    <Section id="moment" title="Point in time">
      <ChoiceField
        name="timeMode"
        label="Point in time"
        value={form.draft.timeMode}
        options={timeModes}
        onChoose={(mode) =>
          controller.choose(
            'moment',
            mode === 'latest' ? { timeMode: mode } : chooseMoment(form.draft, derived.facts),
          )
        }
      />
      {form.draft.timeMode === 'moment' && <MomentField {...props} />}
    </Section>
  );
}

function MomentField(props: PartProps): JSX.Element {
  const { form, derived } = props;
  const { facts } = derived;
  const { moment } = form.draft;
  const window = restorableWindow(facts.recovery, facts.readAt, facts.now ?? facts.readAt);
  return (
    <div class="nested">
      <Field
        name="moment"
        label="Moment"
        help={
          window === undefined
            ? 'Nothing can be restored while point-in-time recovery is off.'
            : `From ${formatMoment(window.earliest)} to ${formatMoment(window.latest)}.`
        }
        outcome={moment === null ? undefined : formatMoment(moment)}
        state={fieldState(form, derived.problems, 'moment')}
      >
        {(control) => <MomentControls {...props} control={control} window={window} />}
      </Field>
    </div>
  );
}

interface MomentControlsProps extends PartProps {
  readonly control: ControlAttributes;
  readonly window: { readonly earliest: number; readonly latest: number } | undefined;
}

function MomentControls({ form, controller, control, window }: MomentControlsProps): JSX.Element {
  const { momentText, momentZone: zone, moment } = form.draft;
  return (
    <div class="moment">
      <span class="moment-text">
        <TextInput
          control={control}
          narrow
          value={momentText}
          placeholder="2026-11-21 12:00:00"
          onType={(text) => controller.type('moment', typeMoment(text, zone))}
        />
        <MomentPicker
          value={moment === null ? '' : toPicker(moment, zone)}
          min={window && toPicker(window.earliest, zone)}
          max={window && toPicker(window.latest, zone)}
          onPick={(value) => controller.choose('moment', typeMoment(fromPicker(value), zone))}
        />
      </span>
      <ZoneSwitch draft={form.draft} onSwitch={(patch) => controller.choose('moment', patch)} />
    </div>
  );
}

interface ZoneSwitchProps {
  readonly draft: TableExportDraft;
  readonly onSwitch: (patch: Partial<TableExportDraft>) => void;
}

function ZoneSwitch({ draft, onSwitch }: ZoneSwitchProps): JSX.Element {
  return (
    <fieldset class="switch">
      <legend class="visually-hidden">Clock</legend>
      {(['local', 'utc'] as const).map((zone) => (
        <label class="switch-option" key={zone}>
          <input
            type="radio"
            name="momentZone"
            value={zone}
            checked={draft.momentZone === zone}
            onChange={() => onSwitch(switchZone(draft, zone))}
          />
          <span>{zone === 'utc' ? 'UTC' : 'Local time'}</span>
        </label>
      ))}
    </fieldset>
  );
}
