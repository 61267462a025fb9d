/** One answer of a list operation; `next` is AWS's opaque token, absent on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}
