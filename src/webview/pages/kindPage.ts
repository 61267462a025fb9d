import type { JSX } from 'preact';
import type { Issue, Kind, KindId } from '../../core/kinds/kind.ts';
import type { FormJob } from '../../protocol/exportForm.ts';
import type { FormActions } from '../actions.ts';
import type { FormModel } from '../state/model.ts';
import type { Shape } from '../state/shape.ts';
import type { PartProps } from '../views/section.tsx';

/** How the card of a started job speaks of it. */
export interface JobWords {
  readonly noun: 'export' | 'backup';
  /** While AWS works on it. */
  readonly running: { readonly title: string; readonly detail: string };
  /** When it is complete and AWS told no numbers. */
  readonly done: string;
  /** Why nothing is made twice where no answer came. */
  readonly certainty: string;
}

/** What the page is about, above everything else. */
export interface Heading {
  readonly before: string;
  /** Behind the name of the source, where there is anything. */
  readonly after?: string;
}

/** What is known of the source beside its name, in words. */
export type HeaderFact = readonly [name: string, value: string];

/**
 * All that is special to the page of one kind. The rest of the webview (typing, looking up,
 * starting, following, keeping) treats all kinds alike and asks here. Everything that takes a form
 * is written as a method: only so can the page of a kind stand for any page.
 */
export interface KindPage<S extends Shape = Shape> {
  readonly kind: Kind<KindId, S['draft'], S['facts'], object, S['field']>;
  readonly job: JobWords;
  /** On the button that starts. */
  readonly submit: string;
  /** Said when the form can be changed again. */
  readonly renewed: string;
  /** Fields as they follow each other on the page, so that focus goes to the first wrong one. */
  readonly fieldOrder: readonly S['field'][];
  /** What stands for the source itself: not typed by anybody, so it always speaks. */
  readonly sourceField: S['field'];
  /** Where somebody begins who may change the form again. */
  readonly firstField: S['field'];
  /** What the page keeps for itself, before anything happened. */
  readonly own: S['own'];

  heading(facts: S['facts']): Heading;
  headerFacts(facts: S['facts']): readonly HeaderFact[];
  /** What was typed into a field; undefined where there is nothing to type. */
  textOf(draft: S['draft'], field: string): string | undefined;
  /** What stands in the way of the source itself; nothing once the job has started. */
  banner(props: PartProps<S>): JSX.Element;
  sections(props: PartProps<S>): JSX.Element;

  /** The facts with what was looked up for them. */
  complete?(facts: S['facts'], form: FormModel<S>): S['facts'];
  /** The draft as its job was started, where it would move on by itself. */
  asSent?(draft: S['draft'], job: FormJob): S['draft'];
  /** An issue in other words, for as long as something is being looked up. */
  meanwhile?(issue: Issue, form: FormModel<S>): Issue;
  /** What follows from a change by itself, such as a suggestion. */
  follow?(before: FormModel<S>, after: FormModel<S>): FormModel<S>;
  /** After every change: what the form has come to need from AWS. */
  changed?(form: FormModel<S>, actions: FormActions<S>): void;
  /** There may be credentials again: what the page itself could not look up is tried again. */
  goOn?(form: FormModel<S>, actions: FormActions<S>): void;
  /** After a field got its text, and for every field when the form opens. */
  settled?(field: S['field'], form: FormModel<S>, actions: FormActions<S>): void;
}
