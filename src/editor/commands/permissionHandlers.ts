import { jobKinds } from '../../core/kinds/jobKinds.ts';
import type { KindId } from '../../core/kinds/kind.ts';
import { permissionsOf } from '../../core/kinds/permissions.ts';
import { attempt } from '../../core/lib/attempt.ts';
import type { NamedSource } from '../../core/policy/required.ts';
import type { Service } from '../../core/sources.ts';
import { commands } from '../contributions.ts';
import type { DocumentRef } from '../documents/documentRef.ts';
import { faceOf } from '../explorer/branches/registry.ts';
import { isNode, isThing } from '../explorer/nodes.ts';
import type { ActionDeps, HandlersOf } from './handler.ts';
import type { AnySubject } from './sourceActions.ts';
import { wants } from './sourceHandlers.ts';
import { wantDestination } from './wants/wantDestination.ts';

type PermissionDeps = ActionDeps & {
  readonly documents: { open(ref: DocumentRef): Promise<void> };
};

/** Shows which policies a job needs: from the row of its source, or asking for all. */
export function permissionHandlers(deps: PermissionDeps): HandlersOf<'showRequiredPermissions'> {
  return { [commands.showRequiredPermissions]: (arg) => showPermissions(arg, deps) };
}

async function showPermissions(arg: unknown, deps: PermissionDeps): Promise<void> {
  const job = await wantKind(arg, deps);
  if (job === undefined) return;
  const subject = await wants[job](arg, deps);
  if (subject === undefined) return;
  const { connection } = subject;
  const destination = await wantDestination(permissionsOf[job], connection, deps);
  if (destination === undefined) return;
  const need = { source: await sourceOf(subject, deps), ...destination };
  await deps.documents.open({ kind: 'permissions', connection, job, need });
}

/** What is done with a thing of that service, of which there may be several. */
async function wantKind(arg: unknown, { ask }: PermissionDeps): Promise<KindId | undefined> {
  const service = serviceOf(arg);
  const all = Object.values(jobKinds);
  const fitting = all.filter((kind) => service === undefined || kind.service === service);
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) return only.id;
  const choices = fitting.map(({ id }) => ({ label: permissionsOf[id].title, value: id }));
  return ask.pick({
    title: 'Show required permissions',
    placeholder: 'Choose what is to be done',
    groups: Promise.resolve([{ heading: 'AWS Exports', choices }]),
  });
}

function serviceOf(arg: unknown): Service | undefined {
  if (!isNode(arg)) return undefined;
  if (arg.kind === 'folder') return arg.service;
  return isThing(arg) ? faceOf(arg.kind).service : undefined;
}

/** Who may not look at the source gets an ARN that is made of its name. */
async function sourceOf(subject: AnySubject, { world }: PermissionDeps): Promise<NamedSource> {
  const { connection, kind, name } = subject;
  const arn = await attempt(async () => faceOf(kind).arn(subject, await world.connect(connection)));
  return { name, ...(arn.ok && { arn: arn.value }) };
}
