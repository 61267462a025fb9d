/**
 * Whether a text fits a pattern in which `*` is any text and `?` any one sign. `${*}`, `${?}` and
 * `${$}` are the signs themselves: "IAM policy elements: Variables and tags".
 */
export function fits(pattern: string, text: string): boolean {
  const parts = pattern.split(/(\$\{[*?$]\}|[*?])/).map((part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return part.replace(/^\$\{([*?$])\}$/, '$1').replace(/[\\^$.|+*?()[\]{}]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 's').test(text);
}

/** The same for the names of actions, which are written in any case. */
export function fitsAction(pattern: string, action: string): boolean {
  return fits(pattern.toLowerCase(), action.toLowerCase());
}
