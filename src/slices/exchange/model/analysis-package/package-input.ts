import type { FourCounts } from '../../../coding/model/agreement/pooled.ts';
import type { Code, Coder, Coding, Lineage, Memo, Round } from '../../../coding/model/study/entities.ts';
import type { SourceText } from '../../../texts/model/source-text.ts';
import type { AttributeType, AttributeValue, CaseKind, SourceType } from '../../../texts/model/study.ts';

/** A value of an attribute, with the attribute's name and type. */
export interface NamedValue {
  readonly name: string;
  readonly type: AttributeType;
  readonly value: AttributeValue;
}

/** A source as the package tells it, with the version of the text that the codings count in. */
export interface PackagedSource extends SourceText {
  readonly sourceId: string;
  readonly title: string;
  readonly type: SourceType;
  readonly datedOn: string;
  readonly folder: string;
  readonly file: string;
  readonly version: number;
  readonly length: number;
  readonly sha256: string;
  readonly respondentId: string | null;
  readonly handoutOf: string | null;
  readonly caseIds: readonly string[];
  readonly attributes: readonly NamedValue[];
}

/** A case as the package tells it. */
export interface PackagedCase {
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly name: string;
  readonly attributes: readonly NamedValue[];
}

/** Two coders, one code, one source of one round, by character: the figures that the scripts compute anew. */
export interface PackagedFigure {
  readonly roundId: string;
  readonly codeId: string;
  readonly sourceId: string;
  readonly coders: readonly [string, string];
  readonly counts: FourCounts;
  readonly kappa: number | null;
}

/** A memo that the members of the study read. No other goes out. */
export type SharedMemo = Memo & { readonly audience: 'team' };

/** Everything that goes into an analysis package, as its reader may see it: blind codings and private memos never come here. */
export interface PackageInput {
  readonly title: string;
  readonly question: string;
  /** The day the package was made, ISO 8601. */
  readonly madeOn: string;
  readonly book: number;
  readonly sources: readonly PackagedSource[];
  readonly cases: readonly PackagedCase[];
  readonly codes: readonly (Code & { readonly path: string })[];
  readonly rounds: readonly Round[];
  readonly coders: readonly Coder[];
  readonly codings: readonly Coding[];
  readonly memos: readonly SharedMemo[];
  /** How many there are of what stays behind in every format: memos that the reader alone reads, decisions on differences, saved questions. */
  readonly behind: { readonly privateMemos: number; readonly decisions: number; readonly questions: number };
  readonly lineage: readonly Lineage[];
  readonly figures: readonly PackagedFigure[];
  /** Rounds whose codings are hidden from the reader or in part. */
  readonly hiddenRounds: readonly string[];
}
