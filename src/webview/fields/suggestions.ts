/** One line of a combobox's list. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
  readonly disabled?: boolean;
}

/** The list of a combobox: open with one line active (-1 for none), or closed. */
export interface ListState {
  readonly open: boolean;
  readonly active: number;
  /** Filters only what was typed since the list opened: a full field still shows all. */
  readonly filter: string;
}

export const closed: ListState = { open: false, active: -1, filter: '' };

/** The suggestions that contain every word of the filter, in label or detail. */
export function matching(all: readonly Suggestion[], filter: string): readonly Suggestion[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  return all.filter(({ value, label, detail = '' }) => {
    const text = `${value} ${label} ${detail}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What a key does to the list; undefined leaves the key to the text. */
export type KeyOutcome =
  | { readonly does: 'show'; readonly list: ListState }
  | { readonly does: 'pick'; readonly index: number };

/** The keys of the combobox pattern of the ARIA Authoring Practices Guide. */
export function onKey(key: string, list: ListState, count: number): KeyOutcome | undefined {
  switch (key) {
    case 'ArrowDown':
      return show({ ...list, open: true, active: list.open ? next(list.active, count) : -1 });
    case 'ArrowUp':
      return list.open ? show({ ...list, active: previous(list.active, count) }) : undefined;
    case 'Enter':
      return list.open && list.active >= 0 ? { does: 'pick', index: list.active } : undefined;
    case 'Escape':
      return list.open ? show(closed) : undefined;
    default:
      return undefined;
  }
}

function show(list: ListState): KeyOutcome {
  return { does: 'show', list };
}

function next(active: number, count: number): number {
  return count === 0 ? -1 : (active + 1) % count;
}

function previous(active: number, count: number): number {
  return active <= 0 ? count - 1 : active - 1;
}
