/** Whether something is so, as far as it can be told. */
export type Certainty = 'yes' | 'maybe' | 'no';

/** What is known for certain. */
export const sure = (value: boolean): Certainty => (value ? 'yes' : 'no');

/** Whether all of them are so; `yes` for none. */
export function all(parts: readonly Certainty[]): Certainty {
  if (parts.includes('no')) return 'no';
  return parts.includes('maybe') ? 'maybe' : 'yes';
}

/** Whether one of them is so; `no` for none. */
export function any(parts: readonly Certainty[]): Certainty {
  if (parts.includes('yes')) return 'yes';
  return parts.includes('maybe') ? 'maybe' : 'no';
}

/** The opposite; what may be so may as well not. */
export function not(part: Certainty): Certainty {
  if (part === 'maybe') return 'maybe';
  return part === 'yes' ? 'no' : 'yes';
}
