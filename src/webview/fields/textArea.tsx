import type { JSX } from 'preact';
import { maxExpressionsLength } from '../../protocol/exportForm.ts';
import type { ControlAttributes } from './field.tsx';

interface TextAreaProps {
  readonly control: ControlAttributes;
  readonly value: string;
  readonly onType: (text: string) => void;
}

/** Lines of code, which grow with what is typed. */
export function TextArea({ control, value, onType }: TextAreaProps): JSX.Element {
  return (
    <textarea
      {...control}
      class="input input--code"
      rows={2}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      maxLength={maxExpressionsLength}
      value={value}
      onInput={(event) => onType(event.currentTarget.value)}
    />
  );
}
