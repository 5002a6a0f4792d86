import { Button, Group, Modal, Stack } from '@mantine/core';
import { CheckField, SelectField } from '../../../../platform/web/ui/fields.tsx';
import { pathName } from '../../model/study/code-tree.ts';
import { SHOW_ALL } from '../view/codings-in-view.ts';
import { words } from '../words.ts';
import { useBench } from './bench-context.ts';

const text = words.bench.filter;

/** Which codings are shown: by round, by coder, by code. */
export function FilterSheet({ onClose }: { readonly onClose: () => void }) {
  const { filter, set, live, codings, underline } = useBench();
  const { codes, rounds } = live.state;
  const used = new Set(codings.map(({ codeId }) => codeId));
  const offered = [...codes.values()].filter(({ codeId }) => used.has(codeId) || [...codes.values()].some(({ parentId }) => parentId === codeId));
  const coders = [...new Set(codings.map(({ coderId }) => coderId))];
  return (
    <Modal opened onClose={onClose} title={text.title}>
      <Stack gap="md">
        <SelectField label={text.round} blank={text.all} value={filter.roundId ?? ''} onChange={(id) => set.filter({ ...filter, roundId: id || null })} choices={[...rounds.values()].map(({ roundId, name }) => ({ value: roundId, label: name }))} />
        <SelectField label={text.coder} blank={text.all} value={filter.coderId ?? ''} onChange={(id) => set.filter({ ...filter, coderId: id || null })} choices={coders.map((value) => ({ value, label: value === live.viewer.personId ? words.bench.coding.you : live.nameOf(value) }))} />
        <SelectField label={text.code} blank={text.all} value={filter.codeId ?? ''} onChange={(id) => set.filter({ ...filter, codeId: id || null })} choices={offered.map(({ codeId }) => ({ value: codeId, label: pathName(codes, codeId) })).sort((a, b) => a.label.localeCompare(b.label))} />
        <CheckField label={text.underline} optional checked={underline} onChange={set.underline} />
        <Group>
          <Button onClick={onClose}>{words.bench.choose.close}</Button>
          <Button variant="default" onClick={() => set.filter(SHOW_ALL)}>{text.showAll}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
