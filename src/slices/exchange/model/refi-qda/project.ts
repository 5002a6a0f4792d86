// The elements of REFI-QDA 1.0 (www.qdasoftware.org, "Project Exchange", 18 March 2019) as plain data. Lists keep the order of the
// file; ids stand as they were written, so compare them with `guidKey`. What the file leaves out is undefined, a list is empty.
import type { WORDS } from './grammar.ts';

/** Who made a thing and who changed it, by GUID, and when (xsd:dateTime as written). */
export interface Authored {
  readonly creatingUser?: string | undefined;
  readonly creationDateTime?: string | undefined;
  readonly modifyingUser?: string | undefined;
  readonly modifiedDateTime?: string | undefined;
}

/** What has an id, and mostly a name for people. */
interface Named {
  readonly guid: string;
  readonly name?: string | undefined;
}

/** A person who coded or wrote; `id` is what the program calls them, such as initials. */
export interface User extends Named {
  readonly id?: string | undefined;
}

/** A code and the codes below it. */
export interface Code {
  readonly guid: string;
  readonly name: string;
  /** False for a mere heading. */
  readonly isCodable: boolean;
  /** `#RRGGBB` */
  readonly color?: string | undefined;
  readonly description?: string | undefined;
  readonly noteRefs: readonly string[];
  readonly codes: readonly Code[];
}

/** The types of values. */
export type VariableType = (typeof WORDS.variableType)[number];

/** What sources and cases can have values of. */
export interface Variable {
  readonly guid: string;
  readonly name: string;
  readonly type: VariableType;
  readonly description?: string | undefined;
}

/** A value in the words of the file; a reference to a variable may stand without one. */
export interface VariableValue {
  readonly variable: string;
  readonly type?: VariableType | undefined;
  readonly value?: string | undefined;
}

/** A case: somebody or something that sources, selections and codes belong to. Without a name it holds the values of a source. */
export interface Case extends Named {
  readonly description?: string | undefined;
  readonly codeRefs: readonly string[];
  readonly values: readonly VariableValue[];
  readonly sourceRefs: readonly string[];
  readonly selectionRefs: readonly string[];
}

/** One code given to a selection or to a whole source by one person. Two coders of the same span are two codings. */
export interface Coding {
  readonly guid: string;
  /** The GUID of the code. */
  readonly code: string;
  readonly creatingUser?: string | undefined;
  readonly creationDateTime?: string | undefined;
  readonly noteRefs: readonly string[];
}

/** What every selection has, and everything else that can be coded: sources and notes as a whole. */
export interface Selection extends Named, Authored {
  readonly description?: string | undefined;
  readonly codings: readonly Coding[];
  readonly noteRefs: readonly string[];
}

/** A span of a text, half-open, in Unicode code points of that text, the first being 0. */
export interface TextSelection extends Selection {
  readonly start: number;
  readonly end: number;
}

/** A rectangle of a picture, in pixels from the top left. */
export interface PictureSelection extends Selection {
  readonly firstX: number;
  readonly firstY: number;
  readonly secondX: number;
  readonly secondY: number;
}

/** A rectangle of a page, in points from the bottom left. Programs disagree whether the first page is 0 or 1. */
export interface PdfSelection extends PictureSelection {
  readonly page: number;
  readonly representation?: TextDocument | undefined;
}

/** A stretch of sound or film, in milliseconds. */
export interface TimeSelection extends Selection {
  readonly begin: number;
  readonly end: number;
}

/** A stretch of a transcript between two of its sync points. */
export interface TranscriptSelection extends Selection {
  readonly fromSyncPoint?: string | undefined;
  readonly toSyncPoint?: string | undefined;
}

/** A place in a transcript (code points) and its time in the recording (milliseconds). */
export interface SyncPoint {
  readonly guid: string;
  readonly timeStamp?: number | undefined;
  readonly position?: number | undefined;
}

/** Where a text is kept. */
export interface KeptText {
  /** The text that places count in; undefined when the file that holds it is missing. */
  readonly text?: string | undefined;
  /** Whether the text stands in the project file itself and not in a file of its own. */
  readonly isInline: boolean;
  readonly plainTextPath?: string | undefined;
  readonly richTextPath?: string | undefined;
}

/** A text with its selections: a text source, a note, what a PDF or one of its selections says, or the description of a picture. */
export interface TextDocument extends Selection, KeptText {
  readonly selections: readonly TextSelection[];
  readonly values: readonly VariableValue[];
}

/** What is said in a recording. It cannot be coded as a whole, only between its sync points. */
export interface Transcript extends Named, Authored, KeptText {
  readonly description?: string | undefined;
  readonly syncPoints: readonly SyncPoint[];
  readonly selections: readonly TranscriptSelection[];
  readonly noteRefs: readonly string[];
}

interface MediaSource extends Selection {
  readonly path?: string | undefined;
  readonly currentPath?: string | undefined;
  readonly values: readonly VariableValue[];
}
interface Recording extends MediaSource {
  readonly transcripts: readonly Transcript[];
  readonly selections: readonly TimeSelection[];
}

/** A text. */
export interface TextSource extends TextDocument {
  readonly kind: 'text';
}
/** A picture, and what was written about it. */
export interface PictureSource extends MediaSource {
  readonly kind: 'picture';
  readonly textDescription?: TextDocument | undefined;
  readonly selections: readonly PictureSelection[];
}
/** A PDF file, and what it says. */
export interface PdfSource extends MediaSource {
  readonly kind: 'pdf';
  readonly selections: readonly PdfSelection[];
  readonly representation?: TextDocument | undefined;
}
/** A sound recording. */
export interface AudioSource extends Recording {
  readonly kind: 'audio';
}
/** A film. */
export interface VideoSource extends Recording {
  readonly kind: 'video';
}
/** Whatever is studied. */
export type Source = TextSource | PictureSource | PdfSource | AudioSource | VideoSource;

/** Which way a link or an edge points. */
export type Direction = (typeof WORDS.direction)[number];

/** A relation between any two elements, by their GUIDs. */
export interface Link extends Named {
  readonly direction?: Direction | undefined;
  readonly color?: string | undefined;
  readonly origin?: string | undefined;
  readonly target?: string | undefined;
  readonly noteRefs: readonly string[];
}

/** A named group of codes, sources and notes. */
export interface MemberSet {
  readonly guid: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly codes: readonly string[];
  readonly sources: readonly string[];
  readonly notes: readonly string[];
}

/** How a vertex is drawn. */
export type Shape = (typeof WORDS.shape)[number];
/** How an edge is drawn. */
export type LineStyle = (typeof WORDS.lineStyle)[number];

interface Drawn extends Named {
  /** The GUID of the element that it stands for. */
  readonly represented?: string | undefined;
  readonly color?: string | undefined;
}

/** A point or box of a graph. */
export interface Vertex extends Drawn {
  readonly firstX: number;
  readonly firstY: number;
  readonly secondX?: number | undefined;
  readonly secondY?: number | undefined;
  readonly shape?: Shape | undefined;
}

/** A line of a graph between two of its vertices. */
export interface Edge extends Drawn {
  readonly sourceVertex: string;
  readonly targetVertex: string;
  readonly direction?: Direction | undefined;
  readonly lineStyle?: LineStyle | undefined;
}

/** A drawn map. */
export interface Graph extends Named {
  readonly vertices: readonly Vertex[];
  readonly edges: readonly Edge[];
}

/** A whole study of another program. */
export interface Project extends Authored {
  readonly name: string;
  /** The program that wrote the file. */
  readonly origin?: string | undefined;
  readonly basePath?: string | undefined;
  readonly users: readonly User[];
  readonly codes: readonly Code[];
  readonly variables: readonly Variable[];
  readonly cases: readonly Case[];
  readonly sources: readonly Source[];
  readonly notes: readonly TextDocument[];
  readonly links: readonly Link[];
  readonly sets: readonly MemberSet[];
  readonly graphs: readonly Graph[];
  readonly description?: string | undefined;
  readonly noteRefs: readonly string[];
}

/** A codebook on its own (`.qdc`). */
export interface Codebook {
  readonly origin?: string | undefined;
  readonly codes: readonly Code[];
  /** Groups of codes; their lists of sources and notes are empty. */
  readonly sets: readonly MemberSet[];
}
