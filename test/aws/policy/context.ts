import type { Context } from './condition.ts';
import type { Texts } from './document.ts';
import { listOf } from './document.ts';
import type { Principal } from './principal.ts';

/** What AWS knows of every request, and what is told of this one, by condition key. */
export function contextOf(
  who: Principal,
  told: Readonly<Record<string, Texts | undefined>> = {},
): Context {
  const all = {
    'aws:PrincipalArn': who.roleArn ?? who.arn,
    'aws:PrincipalAccount': who.account,
    'aws:PrincipalIsAWSService': 'false',
    'aws:SecureTransport': 'true',
    'aws:SourceIp': addressOfCallers,
    'aws:ViaAWSService': 'false',
    'aws:username': /:user\/(?:.*\/)?([^/]+)$/.exec(who.arn)?.[1],
    ...told,
  };
  const known = Object.entries(all).filter(([, value]) => value !== undefined);
  return new Map(known.map(([key, value]) => [key.toLowerCase(), listOf(value)]));
}

/** Where all who call are, as policies of offices name it. */
export const addressOfCallers = '203.0.113.7';

/** What is known besides where a service acts as the caller, in the same breath: from elsewhere. */
export function through(service: string): Readonly<Record<string, Texts | undefined>> {
  return {
    'aws:ViaAWSService': 'true',
    'aws:CalledVia': [`${service}.amazonaws.com`],
    'aws:SourceIp': undefined,
  };
}
