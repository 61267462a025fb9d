/** The cells of one line of CSV; a quoted cell may hold commas, and quotes that are doubled. */
export function splitRow(line: string): readonly string[] {
  const cells = `,${line}`.matchAll(/,(?:"([^"]*(?:""[^"]*)*)"|([^",]*))/g);
  return [...cells].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain);
}
