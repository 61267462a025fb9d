import type { AskMfaCode } from '../../core/signIn.ts';
import { askInEditor } from '../askInEditor.ts';
import { mfaAsker } from './mfaQuestion.ts';

/** Asks for a code in an input box of this window. */
export const askMfaCode: AskMfaCode = mfaAsker(askInEditor);
