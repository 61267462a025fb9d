type Optional<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];

/** `T` with every property that may be undefined made optional instead. */
export type Compact<T> = Omit<T, Optional<T>> & {
  [K in Optional<T>]?: Exclude<T[K], undefined>;
};

/** The object without its undefined properties: AWS's answers leave out what they do not know. */
export function compact<T extends object>(value: T): Compact<T> {
  const known = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(known) as Compact<T>;
}
