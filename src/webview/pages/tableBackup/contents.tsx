import type { JSX } from 'preact';
import { formatBytes } from '../../../core/format/text.ts';
import { backupContents } from '../../../core/kinds/tableBackup/contents.ts';
import { Line } from '../../views/line.tsx';
import { Section } from '../../views/section.tsx';
import type { BackupProps } from './shape.ts';

/** "CreateBackup" of the DynamoDB API reference. */
const edge =
  'All changes up to a minute before the request, none from a minute after it on; in between they may be in the backup.';

/** What a backup holds, how sharp its edge is and what it costs. */
export function Contents({ derived }: BackupProps): JSX.Element {
  return (
    <Section id="contents" title="What it is">
      <dl class="lines lines--wide">
        {backupContents.map(({ label, text }) => (
          <Line key={label} name={label}>
            {text}
          </Line>
        ))}
        <Line name="Moment">{edge}</Line>
        <Line name="Cost">{costText(derived.facts.table.sizeBytes)}</Line>
      </dl>
    </Section>
  );
}

/** "Amazon DynamoDB pricing", On-demand backup. */
function costText(sizeBytes: number | undefined): string {
  const size = sizeBytes === undefined ? '' : `, now about ${formatBytes(sizeBytes)}`;
  return `AWS bills it per GB-month of its size${size}, until you delete it. The price differs by Region.`;
}
