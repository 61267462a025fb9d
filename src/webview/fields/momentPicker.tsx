import type { JSX } from 'preact';

interface MomentPickerProps {
  readonly label: string;
  /** ISO 8601 without a zone, as the native control takes them; empty for none. */
  readonly value: string;
  readonly min: string | undefined;
  readonly max: string | undefined;
  readonly onPick: (value: string) => void;
}

/**
 * The browser's own calendar and clock, reduced to its button: the text beside it shows the moment.
 * A script may not open the calendar inside an editor's frame, so the native control has to.
 */
export function MomentPicker(props: MomentPickerProps): JSX.Element {
  const { label, value, min, max, onPick } = props;
  return (
    <input
      type="datetime-local"
      class="moment-picker"
      step={1}
      value={value}
      min={min}
      max={max}
      aria-label={label}
      title={label}
      onChange={(event) => onPick(event.currentTarget.value)}
    />
  );
}
