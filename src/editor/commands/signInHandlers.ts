import { commands } from '../contributions.ts';
import type { ActionDeps, HandlersOf } from './handler.ts';

/** Commands that bring credentials back. */
export function signInHandlers(_deps: ActionDeps): HandlersOf<'openConfigFiles' | 'signIn'> {
  return {
    [commands.openConfigFiles]: () => Promise.resolve(),
    [commands.signIn]: () => Promise.resolve(),
  };
}
