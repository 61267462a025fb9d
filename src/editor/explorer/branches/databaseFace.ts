import { databaseConsoleUrl } from '../../../core/grammar/console.ts';
import {
  databaseSourceRows,
  databaseTypeName,
  describeDatabaseSource,
  whyNotExportable,
} from '../../../core/insight/databaseSource.ts';
import type { Face } from './branch.ts';

/** How snapshots and clusters look; those that cannot be exported are greyed and say why. */
export const databaseFace: Face<'database'> = {
  service: 'rds',
  row: ({ name, known }, now) => {
    const obstacle = whyNotExportable(known);
    const description = obstacle ?? describeDatabaseSource(known, now);
    const icon = known.type === 'cluster' ? 'server' : 'device-camera';
    const flags = obstacle === undefined ? 'database exportableDatabase' : 'database';
    return {
      label: name,
      description,
      icon: { id: icon, ...(obstacle !== undefined && { color: 'disabledForeground' }) },
      contextValue: `${flags} named arn console`,
      expands: 'collapsed',
      ...(obstacle !== undefined && { isGreyed: true }),
      accessibilityLabel: [
        `${name}, ${databaseTypeName(known.type)}`,
        ...description.split(' · '),
      ].join(', '),
    };
  },
  tooltip: ({ name, known }) => Promise.resolve({ title: name, facts: databaseSourceRows(known) }),
  arn: ({ known }) => Promise.resolve(known.arn),
  consoleUrl: databaseConsoleUrl,
};
