import type { JSX } from 'preact';
import { maxTextLength } from '../../protocol/exportForm.ts';
import type { ControlAttributes } from './field.tsx';

interface TextInputProps {
  readonly control: ControlAttributes;
  readonly value: string;
  readonly placeholder?: string;
  readonly narrow?: boolean;
  readonly onType: (text: string) => void;
}

/** A line of text: never corrected, completed or checked for spelling by the browser. */
export function TextInput(props: TextInputProps): JSX.Element {
  const { control, value, placeholder, narrow = false, onType } = props;
  return (
    <input
      {...control}
      {...plainText}
      class={narrow ? 'input input--narrow' : 'input'}
      value={value}
      placeholder={placeholder}
      onInput={(event) => onType(event.currentTarget.value)}
    />
  );
}

/** Attributes of every control that takes names and identifiers. */
export const plainText = {
  type: 'text',
  autocomplete: 'off',
  autocapitalize: 'off',
  spellcheck: false,
  maxLength: maxTextLength,
} as const;
