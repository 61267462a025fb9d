/** Does a thing once for each key; whoever comes later gets the result of the first time. */
export function once<Result>(
  done: Map<string, Promise<Result>>,
  key: string,
  run: () => Promise<Result>,
): Promise<Result> {
  const result = done.get(key) ?? run();
  done.set(key, result);
  return result;
}
