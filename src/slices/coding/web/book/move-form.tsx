import { Button } from '@mantine/core';
import { useState } from 'react';
import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { Card } from '../../../../platform/web/ui/section.tsx';
import { liesWithin, pathName } from '../../model/study/code-tree.ts';
import type { Code } from '../../model/study/entities.ts';
import { useLive } from '../live/study-context.tsx';
import { useAct } from '../live/use-act.ts';
import { words } from '../words.ts';

const text = words.book.move;

/** Puts a code under another one: the same as dragging, for whoever does not drag. */
export function MoveForm({ code, onDone }: { readonly code: Code; readonly onDone: () => void }) {
  const { codes } = useLive().state;
  const [parentId, setParent] = useState(code.parentId ?? '');
  const { act, busy, problem } = useAct();
  const places = [...codes.values()].filter((one) => one.retired === null && !liesWithin(codes, one.codeId, code.codeId)).map((one) => ({ value: one.codeId, label: pathName(codes, one.codeId) })).sort((a, b) => a.label.localeCompare(b.label));
  const move = async () => {
    if (await act({ do: 'move-code', codeId: code.codeId, parentId: parentId === '' ? null : parentId, before: null }, text.done(code.name))) onDone();
  };
  return (
    <Card>
      <Form onSubmit={() => void move()} verb={text.verb} sending={busy} problem={problem} beside={<Button variant="subtle" onClick={onDone}>{words.book.cancel}</Button>}>
        <SelectField label={text.under} blank={text.top} value={parentId} onChange={setParent} choices={places} />
      </Form>
    </Card>
  );
}
