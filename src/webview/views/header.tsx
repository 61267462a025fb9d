import type { JSX } from 'preact';
import { formatBytes, formatCount } from '../../core/format/text.ts';
import { Icon } from '../fields/icon.tsx';
import type { FormModel } from '../state/model.ts';

/** What is exported, and as whom. */
export function Header({ form }: { form: FormModel }): JSX.Element {
  const { facts, connection, endpoint, source } = form;
  const { sizeBytes, itemCount } = facts.table;
  return (
    <header class="header">
      <h1>
        Export table <span class="source">{source.name}</span> to S3
      </h1>
      <ul class="facts">
        <Fact name="Account">{facts.account}</Fact>
        <Fact name="Region">{connection.region}</Fact>
        <Fact name="Profile">{connection.profile}</Fact>
        {sizeBytes !== undefined && <Fact name="Size">{formatBytes(sizeBytes)}</Fact>}
        {itemCount !== undefined && <Fact name="Items">{formatCount(itemCount)}</Fact>}
      </ul>
      {endpoint !== undefined && (
        <p class="endpoint">
          <Icon name="warning" />
          <span>
            Custom endpoint <code>{endpoint}</code>
          </span>
        </p>
      )}
    </header>
  );
}

function Fact({ name, children }: { name: string; children: string }): JSX.Element {
  return (
    <li>
      <span class="fact-name">{name}</span> {children}
    </li>
  );
}
