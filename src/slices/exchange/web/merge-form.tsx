import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../platform/web/api-client.ts';
import { DataTable } from '../../../platform/web/ui/data-table.tsx';
import { ProblemNotice } from '../../../platform/web/ui/problem-notice.tsx';
import { studyApi } from '../../texts/web/index.ts';
import type { ContributionIn } from '../model/wire.ts';
import { ChooseFile } from './choose-file.tsx';
import styles from './exchange.module.css';
import { words } from './words.ts';

const text = words.coders;

/** Merges one coder's file: how much of it is new, source by source, and then the chosen ones. */
export function MergeForm({ studyId }: { readonly studyId: string }) {
  const [file, setFile] = useState<File | null>(null);
  const [told, setTold] = useState<ContributionIn | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [merged, setMerged] = useState<number | null>(null);
  const { send, sending, problem, clear } = useSend();
  const lines = told?.lines ?? [];
  const taken = lines.filter(({ sourceId }) => !left.has(sourceId));
  const fresh = taken.reduce((sum, line) => sum + line.fresh, 0);
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setTold(null);
    setMerged(null);
    setLeft(new Set());
    clear();
  };
  const look = async () => {
    const answer = await send<ContributionIn>('PUT', studyApi(studyId, `contribution-previews?${new URLSearchParams({ path: file!.name }).toString()}`), file!, []);
    setTold(answer.ok ? answer.value : null);
    setMerged(null);
  };
  const merge = async () => {
    const query = new URLSearchParams({ path: file!.name, ...(left.size > 0 ? { take: taken.map(({ sourceId }) => sourceId).join(',') } : {}) });
    const answer = await send<ContributionIn>('PUT', studyApi(studyId, `contributions?${query.toString()}`), file!, [studyApi(studyId)]);
    if (answer.ok) setMerged(answer.value.fresh);
  };
  const toggle = (sourceId: string) => setLeft(new Set(left.has(sourceId) ? [...left].filter((one) => one !== sourceId) : [...left, sourceId]));
  return (
    <>
      <div className={styles.row}>
        <ChooseFile accept=".jointwork,.json" file={file} onFile={choose} />
        {file ? <Button variant={told ? 'default' : 'filled'} loading={sending} onClick={() => void look()}>{text.look}</Button> : null}
      </div>
      <ProblemNotice problem={problem} />
      {told ? (
        <>
          <p>{text.from(told.coder, told.round)}</p>
          <DataTable
            caption={text.merge}
            rows={lines}
            keyOf={({ sourceId }) => sourceId}
            filter={false}
            columns={[
              { key: 'source', head: text.source, value: ({ title }) => title },
              { key: 'text', head: text.text, value: (line) => text.texts[line.text] },
              { key: 'fresh', head: text.fresh, figures: true, value: (line) => line.fresh },
              { key: 'known', head: text.known, figures: true, value: ({ known }) => known },
              { key: 'unplaced', head: text.unplaced, figures: true, value: ({ unplaced }) => unplaced },
              { key: 'take', head: text.take, sortable: false, value: ({ sourceId }) => (left.has(sourceId) ? '' : '✓'), cell: ({ sourceId, title }) => <Checkbox aria-label={`${text.choose}: ${title}`} checked={!left.has(sourceId)} onChange={() => toggle(sourceId)} /> },
            ]}
          />
          {told.newCodes > 0 ? <p>{text.newCodes(told.newCodes)}</p> : null}
          {told.redefined > 0 ? <p>{text.redefined(told.redefined)}</p> : null}
          {merged === null ? (fresh > 0 ? <Button loading={sending} onClick={() => void merge()}>{text.mergeThese(fresh)}</Button> : <p>{text.nothing}</p>) : null}
        </>
      ) : null}
      <p role="status">{merged === null ? null : text.merged(merged)}</p>
    </>
  );
}
