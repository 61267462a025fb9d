/**
 * A policy as JSON: IAM encodes its documents for URLs ("GetRole" of the IAM API reference). What
 * nobody has encoded is left as it is.
 */
export function policyText(document: string): string {
  try {
    return decodeURIComponent(document);
  } catch {
    return document;
  }
}
