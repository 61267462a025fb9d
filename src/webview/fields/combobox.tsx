import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ControlAttributes } from './field.tsx';
import { Icon } from './icon.tsx';
import { closed, matching, onKey, type ListState, type Suggestion } from './suggestions.ts';
import { plainText } from './textInput.tsx';

export interface ComboboxProps {
  readonly control: ControlAttributes;
  /** What is listed, for the button and the list: `buckets`. */
  readonly what: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly suggestions: readonly Suggestion[];
  /** Why there are no suggestions, or that they are on their way. */
  readonly note?: { readonly text: string; readonly icon: 'loading' | 'warning' | 'info' };
  readonly onOpen: () => void;
  /** Reads more suggestions; absent when all are there. */
  readonly onMore?: () => void;
  readonly onType: (text: string) => void;
  readonly onPick: (value: string) => void;
}

/** A line of text with suggestions under it. Whatever is typed counts, listed or not. */
export function Combobox(props: ComboboxProps): JSX.Element {
  const { control, what, value, placeholder, note } = props;
  const input = useRef<HTMLInputElement>(null);
  const { list, lines, show, pick, onKeyDown } = useList(props);
  const listId = `${control.id}-list`;
  return (
    <div class="combobox">
      <input
        {...control}
        {...plainText}
        ref={input}
        class="input combobox-input"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={list.open}
        aria-controls={listId}
        aria-activedescendant={list.active >= 0 ? `${listId}-${list.active}` : undefined}
        value={value}
        placeholder={placeholder}
        onInput={(event) => {
          const filter = event.currentTarget.value;
          props.onType(filter);
          show({ open: true, active: -1, filter });
        }}
        onKeyDown={onKeyDown}
        onBlur={() => show(closed)}
      />
      <Toggle
        what={what}
        open={list.open}
        onToggle={() => {
          input.current?.focus();
          show(list.open ? closed : { ...closed, open: true });
        }}
      />
      <Popup id={listId} {...{ list, lines, what, note, value }} onPick={pick} />
    </div>
  );
}

interface List {
  readonly list: ListState;
  /** What the open list shows: the matching suggestions, and a last line that reads more. */
  readonly lines: readonly Suggestion[];
  readonly show: (list: ListState) => void;
  readonly pick: (index: number) => void;
  readonly onKeyDown: (event: TargetedKeyboardEvent<HTMLInputElement>) => void;
}

function useList({ suggestions, what, onOpen, onMore, onPick }: ComboboxProps): List {
  const [list, setList] = useState<ListState>(closed);
  const shown = list.open ? matching(suggestions, list.filter) : [];
  const lines = onMore === undefined || !list.open ? shown : [...shown, moreOf(what)];
  const show = (next: ListState) => {
    if (next.open && !list.open) onOpen();
    setList(next);
  };
  const pick = (index: number) => {
    const line = lines[index];
    if (line === undefined || line.disabled === true) return;
    if (index >= shown.length) {
      onMore?.();
      return;
    }
    onPick(line.value);
    setList(closed);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey) return;
    const outcome = onKey(event.key, list, lines.length);
    if (outcome === undefined) return;
    event.preventDefault();
    if (outcome.does === 'show') show(outcome.list);
    else pick(outcome.index);
  };
  return { list, lines, show, pick, onKeyDown };
}

function moreOf(what: string): Suggestion {
  return { value: '', label: `Load more ${what}…` };
}

/** For the pointer only: the keyboard opens the list with the down arrow. */
function Toggle(props: { what: string; open: boolean; onToggle: () => void }): JSX.Element {
  return (
    <button
      type="button"
      class="combobox-toggle"
      tabIndex={-1}
      aria-label={`Show ${props.what}`}
      aria-expanded={props.open}
      // Keeps the focus, and with it the list, in the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onToggle}
    >
      <Icon name="chevron-down" />
    </button>
  );
}

interface PopupProps {
  readonly what: string;
  readonly value: string;
  readonly note: ComboboxProps['note'] | undefined;
  readonly id: string;
  readonly list: ListState;
  readonly lines: readonly Suggestion[];
  readonly onPick: (index: number) => void;
}

function Popup({ id, list, lines, onPick, what, note, value }: PopupProps): JSX.Element {
  const popup = useRef<HTMLDivElement>(null);
  const hidden = !list.open || (lines.length === 0 && note === undefined);
  useEffect(() => {
    if (!hidden) popup.current?.scrollIntoView({ block: 'nearest' });
  }, [hidden, lines.length]);
  return (
    <div ref={popup} class="popup" hidden={hidden} onMouseDown={(event) => event.preventDefault()}>
      <ul class="popup-list" role="listbox" id={id} aria-label={what}>
        {lines.map((line, index) => (
          <Line
            // One KMS key may have several aliases, and so lines of the same value.
            key={`${line.value} ${line.label}`}
            id={`${id}-${index}`}
            line={line}
            active={index === list.active}
            selected={line.value !== '' && line.value === value}
            onPick={() => onPick(index)}
          />
        ))}
      </ul>
      {note !== undefined && (
        <p class="popup-note">
          <Icon name={note.icon} spin={note.icon === 'loading'} />
          <span>{note.text}</span>
        </p>
      )}
    </div>
  );
}

interface LineProps {
  readonly id: string;
  readonly line: Suggestion;
  readonly active: boolean;
  readonly selected: boolean;
  readonly onPick: () => void;
}

function Line({ id, line, active, selected, onPick }: LineProps): JSX.Element {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <li
      ref={element}
      id={id}
      class={active ? 'popup-line popup-line--active' : 'popup-line'}
      role="option"
      aria-selected={selected}
      aria-disabled={line.disabled === true}
      onClick={onPick}
    >
      <span class="popup-label">{line.label}</span>
      {line.detail !== undefined && <span class="popup-detail">{line.detail}</span>}
    </li>
  );
}
