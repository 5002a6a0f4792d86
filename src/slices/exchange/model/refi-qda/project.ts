// The elements of REFI-QDA 1.0 (www.qdasoftware.org, "Project Exchange", 18 March 2019) as plain data. Lists keep the order of the
// file; ids stand as they were written, so compare them with `guidKey`. What the file leaves out is undefined, a list is empty.

/** Who made a thing and who changed it, by GUID, and when (xsd:dateTime as written). */
export interface Authored {
  readonly creatingUser?: string | undefined;
  readonly creationDateTime?: string | undefined;
  readonly modifyingUser?: string | undefined;
  readonly modifiedDateTime?: string | undefined;
}

export interface User {
  readonly guid: string;
  readonly name?: string | undefined;
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

export type VariableType = 'Text' | 'Boolean' | 'Integer' | 'Float' | 'Date' | 'DateTime';

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

export interface Case {
  readonly guid: string;
  readonly name?: string | undefined;
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

/** What every selection has. */
export interface Selection extends Authored {
  readonly guid: string;
  readonly name?: string | undefined;
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
export interface TextDocument extends Authored, KeptText {
  readonly guid: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly selections: readonly TextSelection[];
  readonly codings: readonly Coding[];
  readonly noteRefs: readonly string[];
  readonly values: readonly VariableValue[];
}

export interface Transcript extends Authored, KeptText {
  readonly guid: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly syncPoints: readonly SyncPoint[];
  readonly selections: readonly TranscriptSelection[];
  readonly noteRefs: readonly string[];
}

interface MediaSource extends Authored {
  readonly guid: string;
  readonly name?: string | undefined;
  readonly path?: string | undefined;
  readonly currentPath?: string | undefined;
  readonly description?: string | undefined;
  readonly codings: readonly Coding[];
  readonly noteRefs: readonly string[];
  readonly values: readonly VariableValue[];
}

export interface TextSource extends TextDocument {
  readonly kind: 'text';
}
export interface PictureSource extends MediaSource {
  readonly kind: 'picture';
  readonly textDescription?: TextDocument | undefined;
  readonly selections: readonly PictureSelection[];
}
export interface PdfSource extends MediaSource {
  readonly kind: 'pdf';
  readonly selections: readonly PdfSelection[];
  readonly representation?: TextDocument | undefined;
}
export interface AudioSource extends MediaSource {
  readonly kind: 'audio';
  readonly transcripts: readonly Transcript[];
  readonly selections: readonly TimeSelection[];
}
export interface VideoSource extends MediaSource {
  readonly kind: 'video';
  readonly transcripts: readonly Transcript[];
  readonly selections: readonly TimeSelection[];
}
export type Source = TextSource | PictureSource | PdfSource | AudioSource | VideoSource;

export type Direction = 'Associative' | 'OneWay' | 'Bidirectional';

export interface Link {
  readonly guid: string;
  readonly name?: string | undefined;
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

export type Shape = 'Person' | 'Oval' | 'Rectangle' | 'RoundedRectangle' | 'Star' | 'LeftTriangle' | 'RightTriangle' | 'UpTriangle' | 'DownTriangle' | 'Note';
export type LineStyle = 'dotted' | 'dashed' | 'solid';

export interface Vertex {
  readonly guid: string;
  readonly represented?: string | undefined;
  readonly name?: string | undefined;
  readonly firstX: number;
  readonly firstY: number;
  readonly secondX?: number | undefined;
  readonly secondY?: number | undefined;
  readonly shape?: Shape | undefined;
  readonly color?: string | undefined;
}

export interface Edge {
  readonly guid: string;
  readonly represented?: string | undefined;
  readonly name?: string | undefined;
  readonly sourceVertex: string;
  readonly targetVertex: string;
  readonly color?: string | undefined;
  readonly direction?: Direction | undefined;
  readonly lineStyle?: LineStyle | undefined;
}

export interface Graph {
  readonly guid: string;
  readonly name?: string | undefined;
  readonly vertices: readonly Vertex[];
  readonly edges: readonly Edge[];
}

export interface Project {
  readonly name: string;
  /** The program that wrote the file. */
  readonly origin?: string | undefined;
  readonly creatingUser?: string | undefined;
  readonly creationDateTime?: string | undefined;
  readonly modifyingUser?: string | undefined;
  readonly modifiedDateTime?: string | undefined;
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
