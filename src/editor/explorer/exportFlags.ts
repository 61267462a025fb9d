import { isAiling } from '../../core/insight/explainEnd.ts';
import { isLive } from '../../core/jobs/job.ts';
import { jobKinds } from '../../core/kinds/jobKinds.ts';
import { canAskAgain } from '../jobs/askAgain.ts';
import type { Offer } from '../jobs/faces/face.ts';
import { jobFaces } from '../jobs/faces/registry.ts';
import { nounOf } from '../jobs/words.ts';
import type { ExportEntry } from './entries.ts';

type Flag = readonly [flag: string, isSet: boolean];

/** What an export or a backup can be asked for, as the menus name it. */
export function exportFlags(entry: ExportEntry): string {
  const flags = [
    nounOf(entry.kind),
    entry.state,
    ...namesOf(offered(entry)),
    ...namesOf(ailing(entry)),
    ...namesOf(known(entry)),
  ];
  return flags.join(' ');
}

const namesOf = (flags: readonly Flag[]): readonly string[] =>
  flags.flatMap(([flag, isSet]) => (isSet ? [flag] : []));

/** What its kind offers, as far as its state lets it. */
function offered({ kind, state, exportType, arn }: ExportEntry): readonly Flag[] {
  const { offers } = jobFaces[kind];
  const isOffered = (offer: Offer, isTime: boolean): Flag => [
    offer,
    isTime && offers.includes(offer),
  ];
  return [
    isOffered('manifest', state === 'completed'),
    ['again', !isLive(state) && canAskAgain({ kind, exportType })],
    isOffered('backupable', !isLive(state)),
    isOffered('cancelable', state === 'running' && arn !== undefined),
    ['watched', isLive(state)],
    isOffered('deletable', state === 'completed'),
  ];
}

/** Of what did not end well, there is a why; and a form to mend it with, where a form can ask again. */
function ailing(entry: ExportEntry): readonly Flag[] {
  return [
    ['ailing', isAiling(entry)],
    ['mendable', isAiling(entry) && entry.state !== 'completed' && canAskAgain(entry)],
  ];
}

/** What there is once AWS has confirmed it. */
function known({ kind, arn }: ExportEntry): readonly Flag[] {
  const { folder, consoleUrl } = jobFaces[kind];
  const isKnown = arn !== undefined;
  const hasArn = jobKinds[kind].identifierOf === undefined;
  return [
    ['files', isKnown && folder !== undefined],
    ['arn', isKnown && hasArn],
    // What has no ARN is looked for by its identifier.
    ['named', isKnown && !hasArn],
    ['console', isKnown && consoleUrl !== undefined],
  ];
}
