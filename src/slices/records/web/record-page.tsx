import { Button } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../../platform/web/api-client.ts';
import { LinkTo, usePathParams } from '../../../platform/web/page.ts';
import { CheckField } from '../../../platform/web/ui/fields.tsx';
import { Moment } from '../../../platform/web/ui/moment.tsx';
import { PageHeader } from '../../../platform/web/ui/page-header.tsx';
import { PrivateChip } from '../../../platform/web/ui/private-chip.tsx';
import { Card, Section } from '../../../platform/web/ui/section.tsx';
import { Await } from '../../../platform/web/ui/states.tsx';
import { PromiseList } from '../../commitments/web/index.ts';
import type { SessionRecord } from '../model/wire.ts';
import { Blocks } from './blocks.tsx';
import styles from './record.module.css';
import { words } from './words.ts';

/** A session's record: reads like minutes someone would be glad to receive. */
export function RecordPage() {
  const { sessionId } = usePathParams('sessionId');
  return <Await of={useApi<SessionRecord>(`/api/sessions/${sessionId}/record`)}>{(record) => <Sheet record={record} />}</Await>;
}

function Sheet({ record }: { readonly record: SessionRecord }) {
  return (
    <>
      <PageHeader title={record.title} sentence={record.subtitle} above={<LinkTo to={`/sessions/${record.sessionId}`}>{words.back}</LinkTo>} />
      <article className={styles.record}>
        <Blocks blocks={record.blocks} />
      </article>
      {record.own.length > 0 ? (
        <Section title={words.own.title} sentence={words.own.sentence}>
          <Card tone="private">
            <PrivateChip>{words.own.chip}</PrivateChip>
            <Blocks blocks={record.own} />
          </Card>
        </Section>
      ) : null}
      {record.commitments.length > 0 ? <Section title={words.commitments}><PromiseList commitments={record.commitments} /></Section> : null}
      <Section title={words.timeline}>
        <ol className={styles.timeline}>
          {record.timeline.map((line) => (
            <li key={`${line.at} ${line.text}`}><span className={styles.when}><Moment at={line.at} say="time" /></span> {line.text}</li>
          ))}
        </ol>
      </Section>
      <Files record={record} />
    </>
  );
}

function Files({ record }: { readonly record: SessionRecord }) {
  const [withOwn, setWithOwn] = useState(false);
  const address = (form: string) => `/api/sessions/${record.sessionId}/record.${form}${withOwn ? '?own=true' : ''}`;
  return (
    <Section title={words.saveAs} sentence={words.saveSentence}>
      {record.own.length > 0 ? <CheckField label={words.withOwn} hint={words.withOwnHint} checked={withOwn} onChange={setWithOwn} /> : null}
      <div className={styles.files}>
        <Button component="a" href={address('docx')} download variant="default">{words.docx}</Button>
        <Button component="a" href={address('pdf')} download variant="default">{words.pdf}</Button>
        <Button component="a" href={address('json')} download variant="default">{words.json}</Button>
        <Button variant="default" onClick={() => window.print()}>{words.print}</Button>
      </div>
    </Section>
  );
}
