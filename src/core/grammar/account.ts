/** Whether a text is an AWS account ID: 12 digits, no hyphens. */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}
