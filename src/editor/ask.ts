import type { CancelSignal } from '../core/ports.ts';

/** One line of a quick pick. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
  /** Whether it is chosen already, where several can be. */
  readonly picked?: boolean;
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
  /** What the other button says, where “Cancel” could be taken for the action, or is not enough. */
  readonly refusal?: string;
  /** Set where Enter alone must not be consent: then the refusal is offered first. */
  readonly isRisky?: boolean;
  /** A page that helps to decide; reading it does not answer the question. */
  readonly link?: { readonly label: string; readonly url: string };
}

/** Which button was pressed; `closed` where the question was put away without one. */
export type Answer = 'action' | 'refusal' | 'closed';

/** What is so final that a word has to be typed for it. */
export interface Typing {
  readonly title: string;
  /** What will happen, and what is to be typed. */
  readonly prompt: string;
  readonly word: string;
}

/** A short text that is asked for, kept nowhere. */
export interface Entry {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  /** Why the text is not what was asked for, in a sentence; undefined when it is. */
  check(text: string): string | undefined;
}

/** How the person is asked; behind an interface so that decisions can be tested. */
export interface Ask {
  /** Shows that the facts of a question are being read: no click must seem dead. */
  prepare<T>(reading: () => Promise<T>): Promise<T>;
  /** Says what is waited for, once that takes a moment. Undefined when the person stopped it. */
  cancellable<T>(title: string, work: (signal: CancelSignal) => Promise<T>): Promise<T | undefined>;
  /** Undefined when the person chose nothing. */
  pick<T>(picking: Picking<T>): Promise<T | undefined>;
  /** Any number of them; undefined when the person withdrew. */
  pickMany<T>(picking: Omit<Picking<T>, 'typed'>): Promise<readonly T[] | undefined>;
  confirm(question: Question): Promise<boolean>;
  /** The same, where the refusal is more than a no. */
  answer(question: Question): Promise<Answer>;
  /** True once the very word was typed. */
  typeToConfirm(typing: Typing): Promise<boolean>;
  /** What was typed; undefined when the person withdrew. Waits while they look it up elsewhere. */
  enter(entry: Entry): Promise<string | undefined>;
}
