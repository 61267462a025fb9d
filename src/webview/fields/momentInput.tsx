import type { JSX } from 'preact';
import type { TimeWindow } from '../../core/grammar/window.ts';
import type { MomentZone } from '../../core/format/moment.ts';
import { fromPicker, toPicker } from './momentText.ts';
import type { ControlAttributes } from './field.tsx';
import { MomentPicker } from './momentPicker.tsx';
import { TextInput } from './textInput.tsx';

interface MomentInputProps {
  readonly control: ControlAttributes;
  readonly text: string;
  /** What the text means, in epoch milliseconds; null while it means nothing. */
  readonly moment: number | null;
  readonly zone: MomentZone;
  /** What the calendar offers. */
  readonly bounds: TimeWindow | undefined;
  readonly pickerLabel: string;
  readonly onType: (text: string) => void;
  readonly onPick: (text: string) => void;
}

/** A moment, typed as text or picked from the browser's calendar. */
export function MomentInput(props: MomentInputProps): JSX.Element {
  const { control, text, moment, zone, bounds, pickerLabel, onType, onPick } = props;
  return (
    <span class="moment-text">
      <TextInput
        control={control}
        narrow
        value={text}
        placeholder="2026-11-21 12:00:00"
        onType={onType}
      />
      <MomentPicker
        label={pickerLabel}
        value={moment === null ? '' : toPicker(moment, zone)}
        min={bounds && toPicker(bounds.earliest, zone)}
        max={bounds && toPicker(bounds.latest, zone)}
        onPick={(value) => onPick(fromPicker(value))}
      />
    </span>
  );
}
