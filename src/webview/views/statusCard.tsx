import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatElapsed } from '../../core/format/text.ts';
import { Icon } from '../fields/icon.tsx';
import { jobCard, type JobCard } from '../state/jobCard.ts';
import type { Stage } from '../state/model.ts';

const icons: Readonly<Record<JobCard['tone'], string>> = {
  busy: 'sync',
  doubt: 'question',
  good: 'pass-filled',
  bad: 'error',
};

/** How the export stands that was started here. Takes the focus once, when the form locks. */
export function StatusCard({ stage }: { stage: Stage }): JSX.Element | null {
  if (stage.at !== 'started') return null;
  const { tone, title, detail, since } = jobCard(stage);
  return (
    <section class={`banner banner--${tone}`} id="status" tabIndex={-1} aria-label="Export">
      <Icon name={icons[tone]} spin={tone === 'busy'} />
      <div class="banner-text">
        <strong>{title}</strong>
        {since !== undefined && <Elapsed since={since} />}
        {detail !== undefined && <p>{detail}</p>}
      </div>
    </section>
  );
}

/** Counts on by itself; not announced, or it would be announced every second. */
function Elapsed({ since }: { since: number }): JSX.Element {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span class="elapsed"> {formatElapsed(now - since)}</span>;
}
