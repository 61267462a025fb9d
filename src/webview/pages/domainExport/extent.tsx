import type { JSX } from 'preact';
import { mostOfAccount, mostOfDomain } from '../../../core/kinds/domainExport/quotaFinding.ts';
import type { DomainExportFacts } from '../../../core/kinds/domainExport.ts';
import { Line } from '../../views/line.tsx';
import { Section } from '../../views/section.tsx';
import type { DomainProps } from './shape.ts';

/** What is exported, about which there is no choice, and how often that is possible. */
export function Extent({ derived }: DomainProps): JSX.Element {
  return (
    <Section id="extent" title="What to export">
      <p class="note">
        The whole domain, as it is while AWS works on it: not a snapshot of one moment.
      </p>
      <dl class="lines">
        <Line name="Exports">{usedText(derived.facts)}</Line>
      </dl>
    </Section>
  );
}

/** "Limits" of SimpleDB: of a domain and of an account, in any 24 hours. */
function usedText({ lastDay }: DomainExportFacts): string {
  if (lastDay === undefined) {
    return `AWS starts ${mostOfDomain} of a domain and ${mostOfAccount} of an account in 24 hours; how many there were is not known.`;
  }
  const { ofDomain, ofAccount, failed } = lastDay;
  const among = failed?.ofAccount ? `, with ${failed.ofAccount} that failed` : '';
  return `${ofDomain} of ${mostOfDomain} for this domain, ${ofAccount} of ${mostOfAccount} for this account in the last 24 hours${among}.`;
}
