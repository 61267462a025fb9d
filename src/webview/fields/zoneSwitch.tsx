import type { JSX } from 'preact';
import type { MomentZone } from '../../core/format/moment.ts';

interface ZoneSwitchProps {
  /** Tells this switch from another one on the page. */
  readonly name: string;
  readonly zone: MomentZone;
  readonly onSwitch: (zone: MomentZone) => void;
}

/** Whose clock the moments beside it are read and written by. */
export function ZoneSwitch({ name, zone, onSwitch }: ZoneSwitchProps): JSX.Element {
  return (
    <fieldset class="switch">
      <legend class="visually-hidden">Clock</legend>
      {(['local', 'utc'] as const).map((choice) => (
        <label class="switch-option" key={choice}>
          <input
            type="radio"
            name={name}
            value={choice}
            checked={choice === zone}
            onChange={() => onSwitch(choice)}
          />
          <span>{choice === 'utc' ? 'UTC' : 'Local time'}</span>
        </label>
      ))}
    </fieldset>
  );
}
