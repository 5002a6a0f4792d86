import { Button } from '@mantine/core';
import { useState } from 'react';
import { TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { words } from '../words.ts';

const text = words.history;

/** Keeps the version of this moment under a few words, to be found by them. */
export function KeepMoment({ save }: { readonly save: (reason: string) => Promise<boolean> }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const tell = useToast();
  if (!open) return <Button variant="default" mt="sm" onClick={() => setOpen(true)}>{text.keep}</Button>;
  const submit = async () => {
    setBusy(true);
    const kept = await save(reason.trim());
    setBusy(false);
    if (!kept) return;
    setOpen(false);
    setReason('');
    tell(text.kept);
  };
  return (
    <Form onSubmit={() => void submit()} verb={text.keep} sending={busy} disabled={reason.trim() === ''}>
      <TextField label={text.keepWhat} hint={text.keepHint} value={reason} onChange={setReason} maxLength={200} />
    </Form>
  );
}
