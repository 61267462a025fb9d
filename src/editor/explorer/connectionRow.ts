import { regionName } from '../../core/grammar/regions.ts';
import type { ConnectionNode, Standing } from './nodes.ts';
import type { Row, RowIcon } from './row.ts';

/** A connection: its profile, and beside that where it leads and whose account that is. */
export function connectionRow({ id, account, connection, standing }: ConnectionNode): Row {
  const { profile, region } = connection;
  const { isChosen, isGone } = standing;
  return {
    id,
    label: profile,
    description: [
      // What matters most comes first: a narrow sidebar cuts off the rest.
      ...(isGone ? ['profile is gone'] : []),
      standing.endpoint === undefined ? region : `${region} (custom endpoint)`,
      ...(account === undefined ? [] : [account.account]),
      ...(account?.alias === undefined ? [] : [account.alias]),
    ].join(' · '),
    icon: iconOf(standing),
    contextValue: flagsOf(standing),
    expands: isChosen || isGone ? 'expanded' : 'collapsed',
    accessibilityLabel: spoken({ account, connection, standing }),
  };
}

/** A profile that is gone can be removed in any case, pinned or not. */
function flagsOf({ isChosen, isGone, isPinned }: Standing): string {
  const flags = ['connection', isPinned || isGone ? 'pinned' : 'unpinned'];
  return [...flags, ...(isChosen ? ['current'] : [])].join(' ');
}

/** Requests that do not go to AWS itself are told apart even where there is no room for words. */
function iconOf({ endpoint, isChosen, isGone }: Standing): RowIcon {
  if (isGone) return { id: 'warning', color: 'list.warningForeground' };
  if (endpoint !== undefined) return { id: 'plug', color: 'list.warningForeground' };
  return { id: isChosen ? 'account' : 'pinned' };
}

type Known = Pick<ConnectionNode, 'account' | 'connection' | 'standing'>;

function spoken({ account, connection: { profile, region }, standing }: Known): string {
  const name = regionName(region);
  return [
    `Connection: profile ${profile}`,
    `Region ${region}${name === undefined ? '' : `, ${name}`}`,
    ...(account === undefined ? [] : [`account ${account.account}`]),
    ...(account?.alias === undefined ? [] : [`alias ${account.alias}`]),
    ...(standing.endpoint === undefined ? [] : [`custom endpoint ${standing.endpoint}`]),
    ...(standing.isGone ? ['the profile is not in the AWS config files any more'] : []),
    ...(standing.isPinned ? [standing.isChosen ? 'pinned, chosen' : 'pinned'] : []),
  ].join(', ');
}
