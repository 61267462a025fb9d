import type { FormDraft, FormFacts } from '../../core/kinds/kind.ts';

/** The types of one kind's form, together: code that treats all kinds alike takes this one. */
export interface Shape {
  readonly draft: FormDraft;
  readonly facts: FormFacts;
  readonly field: string;
  /** What only the page of this kind keeps, such as look-ups of its own. */
  readonly own: object;
}
