/** The windows that keep one ledger between them; each is a process of its own. */
export interface Windows {
  /** The name of this window, unlike that of any other, ever. */
  readonly own: string;
  /** True when the window of that name surely runs no more; false where it cannot be told. */
  readonly isGone: (name: string) => boolean;
}

/** No other window: whoever else left something behind is gone. */
export const alone: Windows = { own: '', isGone: () => true };
