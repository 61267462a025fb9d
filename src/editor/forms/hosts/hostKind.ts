import type { AnyKind, FormDraft, FormFacts } from '../../../core/kinds/kind.ts';
import type { AwsAccess, CancelSignal, Clock } from '../../../core/ports.ts';
import type { SourceRef } from '../../../core/sources.ts';
import type { FormRequests } from '../../../protocol/exportForm.ts';
import type { RequestHandlers } from '../../../protocol/rpc.ts';
import type { Question } from '../../ask.ts';
import type { Where } from '../../connection/where.ts';
import type { FormDeps, FormSubject } from '../formSession.ts';

/** Where a form looks for its facts. */
export interface Lookout {
  readonly access: AwsAccess;
  readonly source: SourceRef;
  readonly clock: Clock;
  readonly signal?: CancelSignal;
}

/** What a kind's own answers stand on. */
export interface Desk {
  readonly subject: FormSubject;
  readonly deps: FormDeps;
  lookout(signal?: CancelSignal): Promise<Lookout>;
  /** Reads the facts and keeps them as the latest. */
  facts(signal?: CancelSignal): Promise<FormFacts>;
  /** Keeps facts that an answer of AWS told as the latest. */
  learn(facts: FormFacts): void;
}

/** Requests that only some kinds have a use for. */
export type OwnAnswers = Partial<
  Pick<RequestHandlers<FormRequests>, 'lastIncremental' | 'turnOnRecovery'>
>;

/** What the host does for the forms of one kind, beside what it does for all. */
export interface HostKind<Draft extends FormDraft, Facts extends FormFacts> {
  readonly kind: AnyKind;
  /** Of the tab. */
  title(source: SourceRef): string;
  /** What each request does, to complete “could not …”, where the kind has words of its own. */
  readonly doing: Readonly<Partial<Record<keyof FormRequests, string>>>;
  /** Everything that the form has to know, read from AWS now. Throws ExportError. */
  readFacts(lookout: Lookout): Promise<Facts>;
  /** The facts with those that only some drafts need; what the page believes does not count. */
  factsFor(draft: Draft, facts: Facts, lookout: Lookout): Promise<Facts>;
  /** What is asked before anything is started: where, from what, to where, what AWS bills. */
  question(draft: Draft, facts: Facts, where: Where): Question;
  answers(desk: Desk): OwnAnswers;
}

/** Any kind's host side, for code that treats all alike. */
export type AnyHostKind = HostKind<FormDraft, FormFacts>;
