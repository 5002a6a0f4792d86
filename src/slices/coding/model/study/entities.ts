/** How far a code goes beyond what anyone in the room would have noted (COD-02 low, COD-09 higher). */
export const INFERENCES = ['low', 'middle', 'high'] as const;
/** One of {@link INFERENCES}. */
export type Inference = (typeof INFERENCES)[number];

/** Whether a code or a coded stretch shows the practice or its counterexample (COD-27). */
export type Valence = 'positive' | 'negative';

/** Where a code comes from: a framework, the data with the reason why nothing fitted (COD-19), or another tool. */
export type Provenance =
  | { readonly kind: 'framework'; readonly framework: string }
  | { readonly kind: 'inductive'; readonly reason: string; readonly from: Anchor | null }
  | { readonly kind: 'imported'; readonly origin: string };

/** A stretch of a source's text: code points, end exclusive, of that version of the text. */
export interface Anchor {
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
}

/** One code of the codebook. It is never deleted: what is merged, split or eliminated is retired and keeps its lineage. */
export interface Code {
  readonly codeId: string;
  readonly name: string;
  readonly parentId: string | null;
  /** Place among its siblings; sorted by this, then by name. */
  readonly order: number;
  readonly definition: string;
  readonly useWhen: string;
  readonly notWhen: string;
  readonly examples: readonly string[];
  readonly inference: Inference;
  readonly provenance: Provenance;
  /** `#RRGGBB`. */
  readonly colour: string;
  readonly valence: Valence | null;
  /** False for a family that only holds others. */
  readonly codable: boolean;
  readonly madeBy: string;
  readonly madeAt: number;
  /** Rises by one whenever definition, use, non-use or examples change; a coding remembers under which it was made. */
  readonly version: number;
  readonly retired: Retirement | null;
  /** The blind round in which it was made; until that round is unblinded only its maker sees it. */
  readonly draftOf: string | null;
}

/** Why a code is no longer used, and where its codings go when an old round is read in today's words. */
export interface Retirement {
  readonly how: 'merged' | 'split' | 'eliminated';
  readonly into: readonly string[];
  readonly reason: string;
  readonly at: number;
}

/** One step in the life of the codebook, for reading old rounds forward (COD-20). */
export interface Lineage {
  readonly lineageId: string;
  readonly how: 'made' | 'renamed' | 'moved' | 'redefined' | 'merged' | 'split' | 'eliminated' | 'restored';
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** What it was called, where it stood or how it was defined before, in words; empty where nothing was before. */
  readonly before: string;
  readonly reason: string;
  /** After a split: which of the new codes each old coding belongs to. */
  readonly assigned: Readonly<Record<string, string>>;
  /** As {@link Code.draftOf}: set when it is about a draft code. */
  readonly draftOf: string | null;
  /** The codes as they stood just before; none for a code that was made. */
  readonly was: readonly Code[];
  /** The version of the codebook that this step made; 0 while it is about a draft. */
  readonly book: number;
  readonly by: string;
  readonly at: number;
}

/** The life of a round, in this order only; a frozen round may be opened again until it was unblinded. */
export const PHASES = ['open', 'frozen', 'compared', 'reconciled', 'published'] as const;
/** One of {@link PHASES}. */
export type Phase = (typeof PHASES)[number];

/** One pass through the data by some coders with some codes. */
export interface Round {
  readonly roundId: string;
  /** 1, 2, 3 … in the order they were begun; 0 for codings that came from another tool. */
  readonly number: number;
  readonly name: string;
  readonly purpose: string;
  readonly phase: Phase;
  /** Until {@link unblindedAt} nobody, of whatever part, sees another's codings, memos and draft codes of this round. */
  readonly blind: boolean;
  readonly unblindedAt: number | null;
  /** Coder ids; empty: every lead and coder of the study. */
  readonly coders: readonly string[];
  /** Source ids; null: all. */
  readonly sources: readonly string[] | null;
  /** Only text that this earlier round coded (with one of these codes, or any when null) may be coded (COD-09). */
  readonly within: { readonly roundId: string; readonly codeIds: readonly string[] | null } | null;
  /** Only codes in these families; null: any. */
  readonly families: readonly string[] | null;
  /** Who has said to be done, and when (Unix ms). */
  readonly done: Readonly<Record<string, number>>;
  readonly openedAt: number;
  readonly frozenAt: number | null;
  readonly publishedAt: number | null;
  /** The version of the codebook when it was frozen; null while open. */
  readonly book: number | null;
}

/** Who made codings: a person of the district, somebody known from a file only, or the consensus of a round. */
export interface Coder {
  readonly coderId: string;
  readonly name: string;
  /** Set for a member; then it equals `coderId`. */
  readonly personId: string | null;
  readonly kind: 'member' | 'imported' | 'consensus';
}

/** One code put on one stretch of text by one coder in one round. Codings overlap freely (COD-23). */
export interface Coding {
  readonly codingId: string;
  readonly sourceId: string;
  readonly codeId: string;
  readonly start: number;
  readonly end: number;
  readonly coderId: string;
  readonly roundId: string;
  readonly at: number;
  /** The code's {@link Code.version} under which it was made. */
  readonly codeVersion: number;
  readonly valence: Valence | null;
}

/** The kinds of memo: what one notices, what one wonders, what one makes of it, what it means for the theory (COD-26). */
export const MEMO_KINDS = ['noticing', 'wondering', 'analytic', 'theoretical'] as const;
/** One of {@link MEMO_KINDS}. */
export type MemoKind = (typeof MEMO_KINDS)[number];

/** What a memo is about. */
export type MemoTarget =
  | { readonly of: 'study' }
  | { readonly of: 'source' | 'code' | 'round' | 'case'; readonly id: string }
  | { readonly of: 'coding'; readonly id: string; readonly sourceId: string }
  | { readonly of: 'text'; readonly sourceId: string; readonly start: number; readonly end: number };

/** A note on anything; `me` is read by its writer only, `team` by the members (after unblinding, when written in a blind round). */
export interface Memo {
  readonly memoId: string;
  readonly kind: MemoKind;
  readonly on: MemoTarget;
  readonly text: string;
  readonly audience: 'me' | 'team';
  readonly roundId: string | null;
  /** The blind round in which it was written; until that round is unblinded only its writer sees it. */
  readonly draftOf: string | null;
  readonly by: string;
  readonly at: number;
  readonly changedAt: number;
}

/** One disagreement of a compared round and what became of it. */
export interface Decision {
  readonly decisionId: string;
  readonly roundId: string;
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'boundary' | 'label' | 'missing';
  /** The codings that disagree. */
  readonly codingIds: readonly string[];
  readonly state: 'discussing' | 'resolved' | 'divergence-accepted';
  /** What the consensus holds in their place: ids of codings of the consensus coder. */
  readonly kept: readonly string[];
  readonly reason: string;
  readonly by: string;
  readonly at: number;
}

/** A question to the codings that is kept under a name; `question` is the query string of its page. */
export interface SavedQuery {
  readonly queryId: string;
  readonly title: string;
  readonly page: string;
  readonly question: string;
  /** The blind round during which its maker saved it; until that round is unblinded only they see it. */
  readonly draftOf: string | null;
  readonly by: string;
  readonly at: number;
}
