import { firstBroken, type Finding, type Rule } from './finding.ts';

/** `ClientToken` in the DynamoDB model is `^[^\$]+$`, with no length: what it allows only warns. */
const rules: readonly Rule[] = [
  {
    severity: 'error',
    code: 'token-missing',
    message: 'Make a new token: without one, sending twice means two exports and two bills.',
    broken: (token) => token === '',
  },
  {
    severity: 'error',
    code: 'token-dollar',
    message: 'Remove the $: AWS takes every other character in a token.',
    broken: (token) => token.includes('$'),
  },
  {
    severity: 'warning',
    code: 'token-invisible',
    message: 'Remove the invisible characters from the token, or make a new one.',
    broken: (token) => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(token),
  },
  {
    severity: 'warning',
    code: 'token-long',
    message: 'Shorten the token to 255 characters: AWS names no limit and may refuse a longer one.',
    broken: (token) => token.length > 255,
  },
];

/** What is wrong with a client token, if anything. */
export function tokenFinding(token: string): Finding | undefined {
  return firstBroken(rules, token);
}
