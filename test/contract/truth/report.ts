import type { Sign } from './sign.ts';
import type { Truth } from './situation.ts';

/** What one situation came to. */
export interface Outcome {
  readonly truth: Truth;
  readonly sign: Sign;
  readonly wrongFails: readonly string[];
}

/** How good the preflight was, in one line. */
export function reportOf(outcomes: readonly Outcome[]): string {
  const bad = outcomes.filter(({ truth }) => truth !== 'completes');
  const of = (sign: Sign): number => bad.filter((one) => one.sign === sign).length;
  const wrong = outcomes.flatMap(({ wrongFails }) => wrongFails).length;
  return [
    `Preflight against truth: ${outcomes.length} situations, each launched with and without it, ${bad.length} of them badly:`,
    `${of('foretold')} foretold by a fail, ${of('likely')} warned of as likely,`,
    `${of('unseen')} in places that may not be looked at, which it said, ${of('missed')} missed;`,
    `${wrong} of its fails were wrong.`,
  ].join(' ');
}
