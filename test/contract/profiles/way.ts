import { basename, join } from 'node:path';
import { processOutput } from '../../aws/profileFiles.ts';
import type { Place, Setting } from './home.ts';

/** One way to have credentials. The profile is called `it`, where it has a name of its own. */
export interface Way extends Setting {
  readonly way: string;
  /** The profile that is picked; `it` unless told. */
  readonly picked?: string;
  /** Whom AWS takes the person for: the end of the ARN. */
  readonly signsAs: string;
  /** What is asked of AWS before the first request can be signed. */
  readonly asks: readonly string[];
}

export const minute = 60_000;
export const hour = 60 * minute;

export const dana = 'user/dana';
export const reader = 'assumed-role/Reader/';
export const portalRole =
  'assumed-role/AWSReservedSSO_DataReader_0123456789abcdef/dana@example.com';
export const machineRole = 'assumed-role/MachineRole/i-0123456789abcdef0';

export const printed = ({ home }: Place): string => join(home, 'keys.json');
/** A name of its own: the SDK renews a session once in thirty seconds, whatever world asks. */
export const own = ({ home }: Place): string => basename(home);
export const processKeys = ({ standIn }: Place): string =>
  processOutput(standIn.issueKeys({ principal: 'assumed-role/Vault/dana' }));
