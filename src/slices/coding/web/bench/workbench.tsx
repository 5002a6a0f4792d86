import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconListDetails, IconTags } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useGo, useQueryParam } from '../../../../platform/web/page.ts';
import type { SourceLine, SourceTextView } from '../../../texts/model/source-wire.ts';
import { studyPage } from '../../../texts/web/index.ts';
import { markOnly } from '../../model/marking/caret.ts';
import { AutocodeDialog } from '../autocode/autocode-dialog.tsx';
import { CodeChooser } from '../choose/code-chooser.tsx';
import { FreshCode } from '../choose/fresh-code.tsx';
import { CorrectDialog } from '../correct/correct-dialog.tsx';
import type { Surface } from '../surface/surface.ts';
import { shortQuote } from '../view/quote.ts';
import { words } from '../words.ts';
import { BenchProvider, useBench } from './bench-context.ts';
import styles from './bench.module.css';
import { BookColumn } from './book-column.tsx';
import { DetailColumn } from './detail-column.tsx';
import { FilterSheet } from './filter-sheet.tsx';
import { KeysOverlay } from './keys-overlay.tsx';
import { RoundLine } from './round-line.tsx';
import { StatusLine } from './status-line.tsx';
import { TextColumn } from './text-column.tsx';
import { TopBar } from './top-bar.tsx';
import { useActs, type Acts } from './use-acts.ts';
import { useBenchState } from './use-bench-state.ts';

const text = words.bench;

/** Codebook, text, and what is marked: three columns on a laptop; on smaller screens the text, with the others a tap away. */
export function Workbench({ studyId, source, sources, onCorrected }: { readonly studyId: string; readonly source: SourceTextView; readonly sources: readonly SourceLine[]; readonly onCorrected: () => void }) {
  const bench = useBenchState(studyId, source);
  const acts = useActs(bench);
  const go = useGo();
  const isWide = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false });
  const [folded, setFolded] = useState<{ readonly book: boolean; readonly detail: boolean }>({ book: false, detail: false });
  const [drawer, setDrawer] = useState<'book' | 'detail' | null>(null);
  const surface = useRef<Surface | null>(null);
  const focusText = useRef<() => void>(() => undefined);
  const onOpen = useCallback((opened: Surface | null, focus: () => void) => {
    surface.current = opened;
    focusText.current = focus;
  }, []);
  useArrival(bench, surface);
  const onSource = (way: 1 | -1) => {
    const next = sources[sources.findIndex(({ sourceId }) => sourceId === source.sourceId) + way];
    if (next) go(studyPage(studyId, 'code', next.sourceId));
  };
  const close = () => {
    bench.set.sheet(null);
    setTimeout(() => focusText.current());
  };
  const book = <BookColumn acts={acts} />;
  const detail = <DetailColumn acts={acts} onReveal={(coding) => { setDrawer(null); surface.current?.reveal(coding); }} />;
  return (
    <BenchProvider value={bench}>
      <div className={styles.bench}>
        <TopBar acts={acts} sources={sources} onSource={onSource} />
        <RoundLine />
        <div className={styles.columns} data-book={isWide && !folded.book} data-detail={isWide && !folded.detail}>
          {isWide ? <Side name={text.codebook} at="start" folded={folded.book} onFold={(book_) => setFolded({ ...folded, book: book_ })}>{book}</Side> : null}
          <TextColumn acts={acts} onSource={onSource} onOpen={onOpen} />
          {isWide ? <Side name={text.details} at="end" folded={folded.detail} onFold={(detail_) => setFolded({ ...folded, detail: detail_ })}>{detail}</Side> : null}
        </div>
        <StatusLine />
        {isWide ? null : (
          <div className={styles.smallBar}>
            <button type="button" className={styles.smallTool} onClick={() => setDrawer('book')}><IconTags aria-hidden size={20} />{text.codebook}</button>
            <button type="button" className={styles.smallTool} onClick={() => setDrawer('detail')}><IconListDetails aria-hidden size={20} />{text.details}</button>
          </div>
        )}
      </div>
      <Drawer opened={!isWide && (drawer !== null || bench.sheet?.kind === 'memo')} onClose={() => { setDrawer(null); if (bench.sheet?.kind === 'memo') bench.set.sheet(null); }} position={drawer === 'book' ? 'left' : 'bottom'} size={drawer === 'book' ? 'min(340px, 90vw)' : '70dvh'} title={drawer === 'book' ? text.codebook : text.details}>
        {drawer === 'book' ? book : detail}
      </Drawer>
      <Sheets acts={acts} onClose={close} onCorrected={onCorrected} />
    </BenchProvider>
  );
}

/** A column beside the text that folds away. */
function Side({ name, at, folded, onFold, children }: { readonly name: string; readonly at: 'start' | 'end'; readonly folded: boolean; readonly onFold: (folded: boolean) => void; readonly children: React.ReactNode }) {
  const Icon = (at === 'start') === folded ? IconChevronRight : IconChevronLeft;
  return (
    <aside className={styles.side} data-at={at} data-folded={folded} aria-label={name}>
      <div className={styles.sideHead}>
        {folded ? null : <h2 className={styles.sideTitle}>{name}</h2>}
        <button type="button" className={styles.fold} aria-expanded={!folded} aria-label={folded ? text.show(name) : text.hide(name)} onClick={() => onFold(!folded)}><Icon aria-hidden size={18} /></button>
      </div>
      {folded ? null : <div className={styles.sideBody} tabIndex={-1}>{children}</div>}
    </aside>
  );
}

/** What is open over the text: choosing a code, a new one, autocoding, correcting, the keys. */
function Sheets({ acts, onClose, onCorrected }: { readonly acts: Acts; readonly onClose: () => void; readonly onCorrected: () => void }) {
  const bench = useBench();
  const { sheet, stretch, focused, page, recent, live, set } = bench;
  if (!sheet) return null;
  switch (sheet.kind) {
    case 'choose':
    case 'recode': {
      const on = sheet.kind === 'recode' ? focused : stretch;
      return (
        <CodeChooser
          title={sheet.kind === 'recode' ? text.choose.recodeTitle : text.choose.title}
          quote={on ? shortQuote(page, on) : ''}
          codes={live.state.codes}
          recent={recent}
          typed={sheet.typed}
          onType={(typed) => set.sheet({ kind: sheet.kind, typed })}
          onChoose={(codeId) => { onClose(); if (sheet.kind === 'recode') acts.recode(codeId); else acts.code(codeId); }}
          onMake={sheet.kind === 'choose' && stretch ? (name) => set.sheet({ kind: 'fresh', name, inVivo: false }) : undefined}
          onClose={onClose}
        />
      );
    }
    case 'fresh':
      return stretch ? <FreshCode name={sheet.name} inVivo={sheet.inVivo} on={stretch} acts={acts} onClose={onClose} /> : null;
    case 'keys':
      return <KeysOverlay onClose={onClose} />;
    case 'filter':
      return <FilterSheet onClose={onClose} />;
    case 'autocode':
      return <AutocodeDialog acts={acts} onClose={onClose} />;
    case 'correct':
      return <CorrectDialog onClose={onClose} onCorrected={onCorrected} />;
    default:
      return null;
  }
}

/** An address may name a coding or a place: it is marked and brought into view once it is there. */
function useArrival(bench: ReturnType<typeof useBenchState>, surface: React.RefObject<Surface | null>): void {
  const coding = useQueryParam('coding');
  const at = useQueryParam('at');
  const done = useRef(false);
  const { codings, page, set } = bench;
  useEffect(() => {
    if (done.current) return;
    const [start, end] = (at ?? '').split('-').map(Number);
    const wanted = codings.find(({ codingId }) => codingId === coding) ?? (start !== undefined && end !== undefined && end > start && end <= page.length ? { start, end, codingId: null } : null);
    if (!wanted) return;
    done.current = true;
    set.focus(wanted.codingId);
    if (wanted.codingId === null) set.mark(markOnly({ start: wanted.start, end: wanted.end }));
    requestAnimationFrame(() => surface.current?.reveal(wanted, 'middle'));
  }, [codings, page, set, coding, at, surface]);
}
