import { attempt } from '../../core/lib/attempt.ts';
import { Queue } from '../../core/lib/queue.ts';
import type { AskMfaCode } from '../../core/signIn.ts';
import type { Attendance } from './attendance.ts';

/**
 * Asks for codes of MFA devices, one after the other, and only while somebody is there. Who
 * withdraws from one is asked for none of those that wait. `load` gives what shows the question; a
 * load that failed asks nobody.
 */
export function mfaDesk(attendance: Attendance, load: () => Promise<AskMfaCode>): AskMfaCode {
  const turns = new Queue();
  return (question) =>
    turns.run(async () => {
      if (!attendance.isHere) return undefined;
      const loaded = await attempt(load);
      if (!loaded.ok) return undefined;
      const code = await loaded.value(question);
      if (code === undefined) attendance.leave();
      return code;
    });
}
