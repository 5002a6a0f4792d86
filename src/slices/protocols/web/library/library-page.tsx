import { Button } from '@mantine/core';
import { useState } from 'react';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { LinkTo, useGo } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { useMay } from '../../../people/web/index.ts';
import type { ProtocolSummary, ProtocolView } from '../../model/wire.ts';
import { words } from '../words.ts';
import styles from './library.module.css';

const text = words.list;

/** Every protocol of the district; those that come with the product first. */
export function LibraryPage() {
  const asked = useApi<{ protocols: ProtocolSummary[] }>('/api/protocols');
  const mayWrite = useMay('protocol.write');
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} />
      <Await of={asked}>
        {({ protocols }) => {
          const [here, aside] = [protocols.filter((line) => !line.archived), protocols.filter((line) => line.archived)];
          return (
            <>
              {here.length === 0 ? <EmptyState what={text.none} why={text.why} /> : <Lines lines={here} />}
              {mayWrite ? <Begin /> : null}
              {aside.length > 0 ? <details className={styles.aside}><summary>{text.aside}</summary><Lines lines={aside} /></details> : null}
            </>
          );
        }}
      </Await>
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly ProtocolSummary[] }) {
  return (
    <ul className={styles.list}>
      {lines.map((line) => (
        <li key={line.protocolId} className={styles.line}>
          <h2 className={styles.title}><LinkTo to={line.latestVersion === null ? `/protocols/${line.protocolId}/edit` : `/protocols/${line.protocolId}`}>{line.title || words.one}</LinkTo></h2>
          <p className={styles.purpose}>{line.purpose}</p>
          <p className={styles.facts}>
            <span>{words.steps(line.steps)}</span>
            <span>{words.minutes(line.minutes.from, line.minutes.to)}</span>
            <span>{line.latestVersion === null ? words.draftOnly : words.version(line.latestVersion)}</span>
            {line.builtIn ? <span>{words.builtIn}</span> : null}
            {line.hasDraft && line.latestVersion !== null ? <span className={styles.draft}>{words.withDraft}</span> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Begin() {
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const { send, sending, problem } = useSend();
  const go = useGo();
  if (!open) return <p className={styles.begin}><Button variant="default" onClick={() => setOpen(true)}>{text.blank}</Button> <span className={styles.hint}>{text.copyHint}</span></p>;
  const submit = async () => {
    const answer = await send<ProtocolView>('POST', '/api/protocols', { start: 'blank', title }, ['/api/protocols']);
    if (answer.ok) go(`/protocols/${answer.value.protocolId}/edit`);
  };
  return (
    <Form onSubmit={() => void submit()} verb={text.start} sending={sending} problem={problem}>
      <TextField label={text.blankTitle} value={title} onChange={setTitle} maxLength={200} error={faultAt(problem, 'title')} />
    </Form>
  );
}
