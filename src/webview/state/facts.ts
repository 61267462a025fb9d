import type { FormFacts } from '../../core/kinds/kind.ts';
import type { FormModel } from './model.ts';
import type { Shape } from './shape.ts';

/** The facts about the source, and the Region of the host's bucket, which may not be the form's. */
export function apart({ bucketRegion, ...facts }: FormFacts): {
  readonly facts: FormFacts;
  readonly bucketRegion: string | undefined;
} {
  return { facts, bucketRegion };
}

/** The form with fresh facts, which answer what the host objected to about the source. */
export function withFacts<S extends Shape>(form: FormModel<S>, fresh: FormFacts): FormModel<S> {
  const hostIssues = form.hostIssues.filter(({ field }) => field !== form.page.sourceField);
  // The host answers a form with facts of its own kind, which the protocol has one type for.
  const facts: S['facts'] = apart(fresh).facts;
  return { ...form, facts, hostIssues };
}
