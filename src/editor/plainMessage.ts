/**
 * A text for a message of the editor, which makes `[label](command:…)` a link that runs commands:
 * some of what we say was written by others, such as the key of somebody else's export.
 */
export const plainMessage = (text: string): string => text.replaceAll('](', '] (');
