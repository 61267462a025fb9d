import type { ComponentChildren, JSX } from 'preact';
import type { FieldState } from '../state/derive.ts';
import { Icon } from './icon.tsx';

/** What every control of a field carries, so that its label, help and message are read with it. */
export interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly help?: ComponentChildren;
  /** Stands between the control and its message: what the text comes to. */
  readonly outcome?: ComponentChildren;
  readonly state: FieldState;
  readonly children: (control: ControlAttributes) => JSX.Element;
}

/**
 * One field: label, help, control, message. The controls are native elements, as a description in
 * the page cannot be tied to an input inside another element's shadow tree.
 */
export function Field(props: FieldProps): JSX.Element {
  const { name, label, optional = false, help, outcome, state, children } = props;
  const { id } = controlAttributes(name, state);
  return (
    <div class={`field field--${state.state}`} data-field={name}>
      <label class="field-label" for={id}>
        {label}
        {optional && <span class="field-optional"> optional</span>}
      </label>
      <FieldHelp id={id}>{help}</FieldHelp>
      {children(controlAttributes(name, state))}
      {outcome !== undefined && <p class="field-outcome">{outcome}</p>}
      <FieldMessage id={id} state={state} />
    </div>
  );
}

/** The id of the control of a field, which problems link to, or of a choice between fields. */
export function controlId(name: string): string {
  return `field-${name}`;
}

function controlAttributes(name: string, state: FieldState): ControlAttributes {
  const id = controlId(name);
  return {
    id,
    'aria-describedby': `${id}-help ${id}-message`,
    'aria-invalid': state.state === 'missing' || state.state === 'invalid',
  };
}

function FieldHelp({ id, children }: { id: string; children: ComponentChildren }): JSX.Element {
  return (
    <p class="field-help" id={`${id}-help`}>
      {children}
    </p>
  );
}

/** What a field has to say. Always there, so that a screen reader hears when a message comes. */
export function FieldMessage({ id, state }: { id: string; state: FieldState }): JSX.Element {
  return (
    <div class="field-message" id={`${id}-message`} aria-live="polite">
      {(state.state === 'missing' || state.state === 'invalid') && (
        <p class="message message--error">
          <Icon name="error" />
          <span>{state.message}</span>
        </p>
      )}
      {state.state === 'valid' && state.warning !== undefined && (
        <p class="message message--warning">
          <Icon name="warning" />
          <span>
            <span class="visually-hidden">Warning: </span>
            {state.warning}
          </span>
        </p>
      )}
    </div>
  );
}
