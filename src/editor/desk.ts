// What a person sees and does; the whole of `dist/desk.cjs`. One file, as who does something mostly
// sees it first, and as both are made of the same rows and words.
export { createCommands } from './commands/commandRoom.ts';
export { beginWith } from './connection/beginning.ts';
export { createViews } from './explorer/views.ts';
export { askMfaCode } from './signIn/askMfaCode.ts';
