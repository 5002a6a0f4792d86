import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { CheckField } from '../../../../platform/web/ui/fields.tsx';
import { CopyText } from '../../../../platform/web/ui/copy-text.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { words as all } from '../words.ts';

const words = all.codes;

/** Shows fresh recovery codes, this once, and goes on only when the person says they are kept. */
export function KeepCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const [kept, setKept] = useState(false);
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} />
      <Stack gap="lg">
        <CopyText label={words.label} text={codes.join('\n')} verb={words.copy} />
        <div><Button variant="subtle" onClick={() => print()}>{words.print}</Button></div>
        <CheckField label={words.kept} checked={kept} onChange={setKept} />
        <Group><Button disabled={!kept} onClick={onKept}>{words.verb}</Button></Group>
      </Stack>
    </>
  );
}
