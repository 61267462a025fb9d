import type { JSX } from 'preact';
import { Icon } from '../fields/icon.tsx';
import type { FormModel } from '../state/model.ts';

/** What is exported or backed up, and as whom. */
export function Header({ form }: { form: FormModel }): JSX.Element {
  const { facts, connection, endpoint, source, page } = form;
  const { before, after } = page.heading(facts);
  return (
    <header class="header">
      <h1>
        {before} <span class="source">{source.name}</span>
        {after !== undefined && ` ${after}`}
      </h1>
      <ul class="facts">
        <Fact name="Account">{facts.account}</Fact>
        <Fact name="Region">{connection.region}</Fact>
        <Fact name="Profile">{connection.profile}</Fact>
        {page.headerFacts(facts).map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
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
