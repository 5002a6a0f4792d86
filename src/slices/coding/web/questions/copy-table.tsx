import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { copyAll } from '../../../../platform/web/device/clipboard.ts';
import { useAnnounce } from '../../../../platform/web/ui/announcer.tsx';
import { uiWords } from '../../../../platform/web/ui/ui-words.ts';
import { tableToHtml, tableToTsv, type DataTable } from '../../model/charts/data-table.ts';

/** Copies a table so that it pastes into Sheets and Word as one. */
export function CopyTable({ table }: { readonly table: DataTable }) {
  const announce = useAnnounce();
  const copy = async () => announce((await copyAll({ text: tableToTsv(table), html: tableToHtml(table) })) ? uiWords.table.copiedTable : uiWords.copyFailed);
  return <Button variant="subtle" size="sm" leftSection={<IconCopy aria-hidden size={18} />} onClick={() => void copy()}>{uiWords.table.copyTable}</Button>;
}
