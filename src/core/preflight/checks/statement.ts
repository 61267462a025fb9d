import { capitalized, oneLine } from '../../format/text.ts';
import type { Judgement } from '../../policy/decide.ts';

/** The statement of a policy that decided something, to begin a sentence with. */
export function statementName({ sid }: Judgement): string {
  return capitalized(sid === undefined ? 'a statement of the policy' : `statement ${oneLine(sid)}`);
}

/** Why a statement could not be judged, as a part of a sentence. */
export function dependsOn({ keys = [] }: Judgement): string {
  if (keys.length === 0) return 'names somebody or something that cannot be compared here';
  return `depends on ${keys.map((key) => oneLine(key)).join(', ')}, which cannot be known here`;
}
