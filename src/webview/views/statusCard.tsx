import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatElapsed } from '../../core/format/text.ts';
import { remainingText } from '../../core/insight/estimate.ts';
import { joined } from '../../core/insight/parts.ts';
import { Icon } from '../fields/icon.tsx';
import type { IconName } from '../fields/icons.ts';
import { jobCard, type JobCard, type Progress } from '../state/jobCard.ts';
import type { FormModel } from '../state/model.ts';

const icons: Readonly<Record<JobCard['tone'], IconName>> = {
  busy: 'sync',
  doubt: 'question',
  good: 'pass-filled',
  warning: 'warning',
  bad: 'error',
  stopped: 'circle-slash',
};

const labels = { export: 'Export', backup: 'Backup' } as const;

/** How the job stands that was started here. Takes the focus once, when the form locks. */
export function StatusCard({ form }: { form: FormModel }): JSX.Element | null {
  const { stage, page } = form;
  if (stage.at !== 'started') return null;
  const { tone, title, detail, since, estimatedEnd, progress } = jobCard(stage, page.job);
  return (
    <section
      class={`banner banner--${tone}`}
      id="status"
      tabIndex={-1}
      aria-label={labels[page.job.noun]}
    >
      <Icon name={icons[tone]} spin={tone === 'busy'} />
      <div class="banner-text">
        <strong>{title}</strong>
        {since !== undefined && <Elapsed since={since} estimatedEnd={estimatedEnd} />}
        {progress !== undefined && <ProgressLine {...progress} />}
        {detail !== undefined && <p>{detail}</p>}
      </div>
    </section>
  );
}

function ProgressLine({ percent, text }: Progress): JSX.Element {
  return (
    <p class="progress">
      <progress class="progress-bar" max={100} value={percent} aria-label="Progress" />
      <span>{text}</span>
    </p>
  );
}

interface ElapsedProps {
  readonly since: number;
  readonly estimatedEnd: number | undefined;
}

/** Counts on by itself; not announced, or it would be announced every second. */
function Elapsed({ since, estimatedEnd }: ElapsedProps): JSX.Element {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span class="elapsed">
      {' '}
      {joined([formatElapsed(now - since), remainingText(estimatedEnd, now)])}
    </span>
  );
}
