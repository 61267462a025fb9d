import { isDomainName } from '../../../core/grammar/domainName.ts';
import type { Choice } from '../../ask.ts';
import { wantConnection } from '../../connection/choose.ts';
import { connectionOf, thingOf, type Subject } from '../../explorer/nodes.ts';
import type { WantDeps } from './wantDeps.ts';

/** The SimpleDB domain that a command was called on, or the one that the person names. */
export async function wantDomain(
  arg: unknown,
  deps: WantDeps,
): Promise<Subject<'domain'> | undefined> {
  const domain = thingOf('domain', arg);
  if (domain !== undefined) return domain;
  const connection = connectionOf(arg) ?? (await wantConnection(deps));
  if (connection === undefined) return undefined;
  const listed = deps.world.connect(connection).then(({ domains }) => domains.listDomains());
  const name = await deps.ask.pick({
    title: `Choose a SimpleDB domain in ${connection.region}`,
    placeholder: 'Type to find a domain, or its whole name',
    groups: listed.then(({ items }) => [
      {
        heading: 'domains',
        choices: items.map((item) => ({ label: item.name, value: item.name })),
      },
    ]),
    typed: typedDomain,
  });
  return name === undefined ? undefined : { kind: 'domain', connection, name, known: { name } };
}

function typedDomain(text: string): Choice<string> | undefined {
  const name = text.trim();
  if (!isDomainName(name)) return undefined;
  return { label: `Use “${name}”`, description: 'as typed', value: name };
}
