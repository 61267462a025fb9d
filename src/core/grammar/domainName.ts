/** Whether a text can be the name of a SimpleDB domain: "API Error Codes" of SimpleDB. */
export function isDomainName(text: string): boolean {
  return /^[A-Za-z0-9_.-]{3,255}$/.test(text);
}
