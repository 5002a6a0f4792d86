import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { useGo } from '../../../../platform/web/page.ts';
import { TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { ProtocolVersionView, ProtocolView } from '../../model/wire.ts';
import { words } from '../words.ts';
import styles from './reading.module.css';

const text = words.read;

/** What someone who writes protocols may do with this one: change it, copy it, lay it aside. */
export function ProtocolActions({ protocol, shown }: { readonly protocol: ProtocolView; readonly shown: ProtocolVersionView }) {
  const [copying, setCopying] = useState(false);
  const { send, sending, problem } = useSend();
  const go = useGo();
  const tell = useToast();
  const layAside = async (archived: boolean) => {
    const answer = await send('POST', `/api/protocols/${protocol.protocolId}/archive`, { archived }, ['/api/protocols']);
    if (answer.ok) tell(archived ? text.laidAside : text.broughtBack, () => void layAside(!archived));
  };
  if (copying) return <CopyForm shown={shown} onCancel={() => setCopying(false)} />;
  return (
    <div className={styles.actions}>
      <Button onClick={() => setCopying(true)}>{text.copy}</Button>
      {protocol.mayWrite ? <Button variant="default" onClick={() => go(`/protocols/${protocol.protocolId}/edit`)}>{protocol.draft ? text.goOn : text.edit}</Button> : null}
      {protocol.builtIn === null || protocol.archivedAt ? <Button variant="subtle" loading={sending} onClick={() => void layAside(!protocol.archivedAt)}>{protocol.archivedAt ? text.backVerb : text.asideVerb}</Button> : null}
      <ProblemNotice problem={problem} />
    </div>
  );
}

function CopyForm({ shown, onCancel }: { readonly shown: ProtocolVersionView; readonly onCancel: () => void }) {
  const [title, setTitle] = useState(text.copyOf(shown.content.title));
  const { send, sending, problem } = useSend();
  const go = useGo();
  const tell = useToast();
  const copy = async () => {
    const answer = await send<ProtocolView>('POST', '/api/protocols', { start: 'copy', protocolId: shown.protocolId, version: shown.version, title }, ['/api/protocols']);
    if (!answer.ok) return;
    tell(text.copied);
    go(`/protocols/${answer.value.protocolId}/edit`);
  };
  return (
    <div className={styles.copy}>
      <Form onSubmit={() => void copy()} verb={text.copy} sending={sending} problem={problem} beside={<Button variant="default" onClick={onCancel}>{words.compare.back}</Button>}>
        <TextField label={text.copyTitle} value={title} onChange={setTitle} maxLength={200} />
      </Form>
    </div>
  );
}
