import type { ComponentChildren, JSX, TargetedMouseEvent } from 'preact';
import type { FieldState } from '../state/derive.ts';
import { controlId, FieldMessage } from './field.tsx';

/** One of the choices of a field. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly help: ComponentChildren;
  /** Cannot be chosen now; `help` says why. The keyboard still gets there, to be told. */
  readonly unavailable?: boolean;
  /** Something to press beside the help. */
  readonly action?: ComponentChildren;
}

interface ChoiceFieldProps<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Choice<Value>[];
  readonly state?: FieldState;
  readonly onChoose: (value: Value) => void;
}

/** A field that is one of a few choices, all in sight. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>): JSX.Element {
  const { name, label, value, options, state, onChoose } = props;
  const id = controlId(name);
  return (
    <fieldset class="field choice" data-field={name} aria-describedby={`${id}-message`}>
      <legend class="visually-hidden">{label}</legend>
      {options.map((option, index) => (
        <Option
          key={option.value}
          id={index === 0 ? id : `${id}-${option.value}`}
          group={name}
          option={option}
          checked={option.value === value}
          onChoose={() => onChoose(option.value)}
        />
      ))}
      <FieldMessage id={id} state={state ?? { state: 'untouched' }} />
    </fieldset>
  );
}

interface OptionProps {
  readonly id: string;
  readonly group: string;
  readonly option: Choice<string>;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function Option({ id, group, option, checked, onChoose }: OptionProps): JSX.Element {
  const { value, label, help, unavailable = false, action } = option;
  return (
    <div class={unavailable ? 'choice-option choice-option--unavailable' : 'choice-option'}>
      <input
        type="radio"
        id={id}
        name={group}
        value={value}
        checked={checked}
        aria-disabled={unavailable || undefined}
        aria-describedby={`${id}-help`}
        onClick={unavailable ? leaveAsItIs : undefined}
        onChange={onChoose}
      />
      <label for={id}>{label}</label>
      <span class="choice-help">
        <span id={`${id}-help`}>{help}</span> {action}
      </span>
    </div>
  );
}

/** The browser then takes back what the click, or an arrow key, was about to choose. */
function leaveAsItIs(event: TargetedMouseEvent<HTMLInputElement>): void {
  event.preventDefault();
}
