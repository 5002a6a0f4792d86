import { Button, Radio } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { request, useApi } from '../../../../platform/web/api-client.ts';
import { copyAll } from '../../../../platform/web/device/clipboard.ts';
import { useGo, useQueryParam } from '../../../../platform/web/page.ts';
import type { Problem } from '../../../../platform/web/problem.ts';
import { useAnnounce } from '../../../../platform/web/ui/announcer.tsx';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { SearchField } from '../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { asHtml, asTsv } from '../../../../platform/web/ui/table-arranging.ts';
import { uiWords } from '../../../../platform/web/ui/ui-words.ts';
import type { SearchAnswer, SearchAs, SearchHit } from '../../model/search-wire.ts';
import type { StudyView } from '../../model/study-wire.ts';
import { StudyFrame } from '../study/study-frame.tsx';
import { studyApi, studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import { hitColumns } from './hit-columns.ts';
import { Hits } from './hits.tsx';
import styles from './search.module.css';

const text = words.search;
const WAYS: readonly SearchAs[] = ['word', 'phrase', 'stem', 'substring', 'regex'];
const FIRST = 20;
const MORE = 50;

/** Finds words in every text of a study; the address holds what was looked for. */
export function SearchPage() {
  return <StudyFrame title={words.tabs.search} sentence={text.sentence}>{(study) => <Search study={study} />}</StudyFrame>;
}

function Search({ study }: { readonly study: StudyView }) {
  const q = useQueryParam('q') ?? '';
  const asked = useQueryParam('as');
  const as = WAYS.find((way) => way === asked) ?? 'word';
  return (
    <>
      {/* Keyed by what was looked for, so that going back shows it in the field again. */}
      <Ask key={`${as} ${q}`} studyId={study.studyId} q={q} as={as} />
      {q === '' ? <EmptyState what={text.none} why={text.why} /> : <Found key={`found ${as} ${q}`} studyId={study.studyId} q={q} as={as} />}
    </>
  );
}

function Ask({ studyId, q, as }: { readonly studyId: string; readonly q: string; readonly as: SearchAs }) {
  const [typed, setTyped] = useState(q);
  const go = useGo();
  const search = (way: SearchAs) => {
    const wanted = typed.trim();
    go(wanted === '' ? studyPage(studyId, 'search') : `${studyPage(studyId, 'search')}?${new URLSearchParams({ q: typed, as: way })}`);
  };
  return (
    <form role="search" className={styles.ask} onSubmit={(event) => { event.preventDefault(); search(as); }}>
      <div className={styles.line}>
        <div className={styles.field}><SearchField label={text.label} value={typed} onChange={setTyped} /></div>
        <Button type="submit">{text.find}</Button>
      </div>
      <Radio.Group label={text.how} value={as} onChange={(way) => search(WAYS.find((one) => one === way) ?? 'word')}>
        <div className={styles.ways}>{WAYS.map((way) => <Radio key={way} value={way} label={text.ways[way]} description={text.means[way]} />)}</div>
      </Radio.Group>
    </form>
  );
}

function Found({ studyId, q, as }: { readonly studyId: string; readonly q: string; readonly as: SearchAs }) {
  const path = (skip: number, take: number) => `${studyApi(studyId, 'search')}?${new URLSearchParams({ q, as, skip: String(skip), take: String(take) })}`;
  const first = useApi<SearchAnswer>(path(0, FIRST));
  return <Await of={first}>{(answer) => <Answer studyId={studyId} answer={answer} pathOf={path} />}</Await>;
}

function Answer({ studyId, answer, pathOf }: { readonly studyId: string; readonly answer: SearchAnswer; readonly pathOf: (skip: number, take: number) => string }) {
  const [more, setMore] = useState<readonly SearchHit[]>([]);
  const [fetching, setFetching] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const announce = useAnnounce();
  const hits = [...answer.hits, ...more];
  useEffect(() => announce(text.found(answer.rows, answer.sources)), [announce, answer]);
  const fetchMore = async () => {
    setFetching(true);
    const next = await request<SearchAnswer>('GET', pathOf(hits.length, MORE));
    setFetching(false);
    setProblem(next.ok ? null : next.error);
    if (next.ok) setMore([...more, ...next.value.hits]);
  };
  const copy = async () => {
    const done = await copyAll({ text: asTsv(hits, hitColumns), html: asHtml(hits, hitColumns) });
    announce(done ? uiWords.table.copiedTable : uiWords.copyFailed);
  };
  if (answer.rows === 0) return <EmptyState what={text.nothing} why={answer.complete ? text.whyNothing : text.incomplete} />;
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.count}>{text.found(answer.rows, answer.sources)}</h2>
        <Button variant="subtle" size="sm" leftSection={<IconCopy aria-hidden size={18} />} onClick={() => void copy()}>{hits.length < answer.rows ? text.copyShown(hits.length) : uiWords.table.copyTable}</Button>
      </div>
      {answer.complete ? null : <p className={styles.incomplete}>{text.incomplete}</p>}
      <Hits studyId={studyId} hits={hits} />
      <ProblemNotice problem={problem} />
      {hits.length < answer.rows ? <Button variant="default" loading={fetching} onClick={() => void fetchMore()}>{text.more(Math.min(MORE, answer.rows - hits.length))}</Button> : null}
    </>
  );
}
