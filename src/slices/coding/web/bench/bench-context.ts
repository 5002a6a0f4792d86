import { createContext, useContext } from 'react';
import type { Refusal } from '../../../../kernel/result.ts';
import type { SourceTextView } from '../../../texts/model/source-wire.ts';
import type { Stretch } from '../../model/agreement/coded-text.ts';
import type { Marked } from '../../model/marking/caret.ts';
import type { TextPage } from '../../model/marking/text-page.ts';
import type { Coding, Round } from '../../model/study/entities.ts';
import type { Filter } from '../view/codings-in-view.ts';
import type { Live } from '../live/study-context.tsx';

/** What is open over the text. */
export type Sheet =
  | { readonly kind: 'choose' | 'recode'; /** What is typed to find the code; letters that come before its field is there count too. */ readonly typed: string }
  | { readonly kind: 'keys' | 'autocode' | 'correct' | 'filter' }
  | { readonly kind: 'fresh'; readonly name: string; readonly inVivo: boolean }
  | { readonly kind: 'memo' };

/** What the workbench says at the moment: what was done, or why not. */
export interface Saying {
  readonly sentence: string;
  readonly problem: Refusal | null;
}

/** One text being read and coded: what is marked, chosen and shown. */
export interface Bench {
  readonly live: Live;
  readonly studyId: string;
  readonly source: SourceTextView;
  readonly page: TextPage;
  /** All codings of the text in the order they were made, and those that are shown. */
  readonly codings: readonly Coding[];
  readonly shown: readonly Coding[];
  readonly marked: Marked | null;
  readonly stretch: Stretch | null;
  readonly focused: Coding | null;
  /** The code whose stretches are filled. */
  readonly litCodeId: string | null;
  readonly filter: Filter;
  readonly underline: boolean;
  readonly rounds: readonly Round[];
  readonly round: Round | null;
  readonly recent: readonly string[];
  readonly sheet: Sheet | null;
  readonly saying: Saying;
  readonly set: BenchSetters;
}

/** How the parts of the workbench change what is marked, chosen and shown. */
export interface BenchSetters {
  readonly mark: (marked: Marked | null) => void;
  readonly focus: (codingId: string | null) => void;
  readonly light: (codeId: string | null) => void;
  readonly filter: (filter: Filter) => void;
  readonly underline: (on: boolean) => void;
  readonly round: (roundId: string) => void;
  readonly used: (codeId: string) => void;
  readonly sheet: (sheet: Sheet | null) => void;
  readonly say: (sentence: string, problem?: Refusal | null) => void;
}

const BenchContext = createContext<Bench | null>(null);

/** Gives the parts of the workbench what they show. */
export const BenchProvider = BenchContext.Provider;

/** The workbench this part stands in. */
export function useBench(): Bench {
  const bench = useContext(BenchContext);
  if (!bench) throw new Error('this stands outside the workbench');
  return bench;
}
