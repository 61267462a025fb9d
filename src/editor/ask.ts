/** One line of a quick pick. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

/** Choices under a heading. */
export interface ChoiceGroup<T> {
  readonly heading: string;
  readonly choices: readonly Choice<T>[];
}

/** A list to choose from. */
export interface Picking<T> {
  readonly title: string;
  readonly placeholder: string;
  /** Loaded while the list is already on the screen; a rejection closes it and is passed on. */
  readonly groups: Promise<readonly ChoiceGroup<T>[]>;
  /** Makes a choice of what was typed, where that is allowed. */
  readonly typed?: (text: string) => Choice<T> | undefined;
}

/** A question that stands in the way until it is answered. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  /** What the consenting button says. */
  readonly action: string;
  /** A page that helps to decide; reading it does not answer the question. */
  readonly link?: { readonly label: string; readonly url: string };
}

/** How the person is asked; behind an interface so that decisions can be tested. */
export interface Ask {
  /** Undefined when the person chose nothing. */
  pick<T>(picking: Picking<T>): Promise<T | undefined>;
  confirm(question: Question): Promise<boolean>;
}
