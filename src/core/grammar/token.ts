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

/** What is wrong with a client token of DynamoDB, if anything. */
export function tokenFinding(token: string): Finding | undefined {
  return firstBroken(rules, token);
}

/** "API Error Codes" of SimpleDB: 1 to 128 characters, ASCII 33 to 126. */
const domainRules: readonly Rule[] = [
  {
    severity: 'error',
    code: 'token-missing',
    message: 'Make a new token: without one, sending twice means two of the few exports of a day.',
    broken: (token) => token === '',
  },
  {
    severity: 'error',
    code: 'token-characters',
    message: 'Keep to letters, digits and signs of ASCII in the token: SimpleDB takes no spaces.',
    broken: (token) => !/^[!-~]*$/.test(token),
  },
  {
    severity: 'error',
    code: 'token-long',
    message: 'Shorten the token: SimpleDB takes at most 128 characters.',
    broken: (token) => token.length > 128,
  },
];

/** What is wrong with a client token of SimpleDB, if anything. */
export function domainTokenFinding(token: string): Finding | undefined {
  return firstBroken(domainRules, token);
}
