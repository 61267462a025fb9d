import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { ControlAttributes } from './field.tsx';

interface LinesAreaProps {
  readonly control: ControlAttributes;
  readonly value: string;
  readonly maxLength: number;
  readonly onType: (text: string) => void;
}

/** Text of which each line is one thing: with their numbers, by which messages speak of them. */
export function LinesArea({ control, value, maxLength, onType }: LinesAreaProps): JSX.Element {
  const numbers = useRef<HTMLPreElement>(null);
  const count = value.split('\n').length;
  return (
    <div class="input lines-area">
      <pre class="lines-area-numbers" aria-hidden="true" ref={numbers}>
        {Array.from({ length: count }, (_, index) => index + 1).join('\n')}
      </pre>
      <textarea
        {...control}
        class="lines-area-text"
        rows={3}
        wrap="off"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={maxLength}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
        onScroll={(event) => numbers.current?.scrollTo(0, event.currentTarget.scrollTop)}
      />
    </div>
  );
}
