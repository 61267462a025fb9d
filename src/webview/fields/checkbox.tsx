import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';

interface CheckboxProps {
  readonly id: string;
  readonly label: string;
  readonly help: ComponentChildren;
  readonly checked: boolean;
  readonly onSwitch: (on: boolean) => void;
}

/** Something that is on or off. */
export function Checkbox({ id, label, help, checked, onSwitch }: CheckboxProps): JSX.Element {
  return (
    <div class="field choice-option">
      <span class="checkbox">
        <input
          type="checkbox"
          id={id}
          checked={checked}
          aria-describedby={`${id}-help`}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
        <Icon name="check" />
      </span>
      <label for={id}>{label}</label>
      <span class="choice-help" id={`${id}-help`}>
        {help}
      </span>
    </div>
  );
}
