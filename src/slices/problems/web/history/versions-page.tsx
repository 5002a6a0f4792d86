import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { sayMoment, useTimeZone } from '../../../../platform/web/dates.ts';
import { LinkTo, useGo, usePathParams, useQueryParam } from '../../../../platform/web/page.ts';
import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { WordRuns } from '../../../../platform/web/ui/word-runs.tsx';
import type { ProblemComparison, VersionLine } from '../../model/wire.ts';
import { words } from '../words.ts';
import styles from './history.module.css';

const text = words.history;

/** Every saved version of a problem, and what changed from one to another, word by word. */
export function VersionsPage() {
  const { problemId } = usePathParams('problemId');
  const asked = useApi<{ versions: VersionLine[] }>(`/api/problems/${problemId}/versions`);
  return (
    <>
      <PageHeader title={text.title} sentence={text.sentence} above={<LinkTo to={`/problems/${problemId}`}>{text.back}</LinkTo>} />
      <Await of={asked}>{({ versions }) => <Versions problemId={problemId} versions={versions.toReversed()} />}</Await>
    </>
  );
}

function Versions({ problemId, versions }: { readonly problemId: string; readonly versions: readonly VersionLine[] }) {
  const newest = versions[0]!;
  const timeZone = useTimeZone();
  const go = useGo();
  const to = useQueryParam('to') ?? String(newest.version);
  const from = useQueryParam('from') ?? String(Math.max(1, Number(to) - 1));
  const [onlyNamed, setOnlyNamed] = useState(false);
  const anyNamed = versions.some((line) => line.reason !== '');
  const shown = onlyNamed ? versions.filter((line) => line.reason !== '' || line === newest) : versions;
  const compare = (next: { from?: string; to?: string }) => go(`/problems/${problemId}/versions?from=${next.from ?? from}&to=${next.to ?? to}`, { replace: true });
  const choices = versions.map((line) => ({ value: String(line.version), label: `${text.version(line.version)}, ${sayMoment(line.savedAt, timeZone)}${line.reason ? `: ${line.reason}` : ''}` }));
  return (
    <div className={styles.both}>
      <div>
        <div className={styles.choose}>
          <SelectField label={text.from} value={from} choices={choices} onChange={(value) => compare({ from: value })} />
          <SelectField label={text.to} value={to} choices={choices} onChange={(value) => compare({ to: value })} />
        </div>
        <Compared problemId={problemId} from={from} to={to} />
      </div>
      <nav aria-label={text.title}>
        {anyNamed ? <Checkbox mb="md" label={text.onlyNamed} checked={onlyNamed} onChange={(event) => setOnlyNamed(event.currentTarget.checked)} /> : null}
        <ol className={styles.line} reversed>
          {shown.map((line) => (
            <li key={line.version} data-chosen={String(line.version) === to} data-named={line.reason !== ''}>
              <LinkTo to={`/problems/${problemId}/versions?from=${Math.max(1, line.version - 1)}&to=${line.version}`}>{text.version(line.version)}</LinkTo>
              {line.reason ? <strong>{line.reason}</strong> : null}
              <span className={styles.quiet}><Moment at={line.savedAt} /> · {text.changed(line.changed.map((field) => words.questions[field].short))}</span>
            </li>
          ))}
        </ol>
      </nav>
    </div>
  );
}

function Compared({ problemId, from, to }: { readonly problemId: string; readonly from: string; readonly to: string }) {
  const asked = useApi<ProblemComparison>(`/api/problems/${problemId}/compare?from=${from}&to=${to}`);
  return (
    <Await of={asked}>
      {({ fields }) => (fields.length === 0 ? <p>{text.same}</p> : fields.map(({ field, runs }) => <Section key={field} title={words.questions[field].short}><WordRuns runs={runs} /></Section>))}
    </Await>
  );
}
