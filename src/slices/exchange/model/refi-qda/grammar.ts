// What may stand in what, in which order, with which attributes: the standard's schema as a table, read by the reader.

/** The words of the standard, where an attribute has one of a few. */
export const WORDS = {
  direction: ['Associative', 'OneWay', 'Bidirectional'],
  variableType: ['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime'],
  shape: ['Person', 'Oval', 'Rectangle', 'RoundedRectangle', 'Star', 'LeftTriangle', 'RightTriangle', 'UpTriangle', 'DownTriangle', 'Note'],
  lineStyle: ['dotted', 'dashed', 'solid'],
} as const;

/** The kinds of simple values that attributes have. */
export type ValueKind = 'guid' | 'string' | 'dateTime' | 'integer' | 'boolean' | 'color' | keyof typeof WORDS;

/** One attribute of an element. */
export interface AttributeRule {
  readonly name: string;
  readonly kind: ValueKind;
  readonly isRequired: boolean;
}

/** One element: its attributes, and its children with their place in the sequence. */
export interface ElementRule {
  readonly name: string;
  readonly attributes: readonly AttributeRule[];
  /** The place of an attribute in `attributes`. */
  readonly slots: ReadonlyMap<string, number>;
  readonly children: ReadonlyMap<string, { readonly order: number; readonly rule: () => ElementRule }>;
  /** Whether its content is text. */
  readonly isText: boolean;
}

const AUTHORED = 'creatingUser:guid creationDateTime:dateTime modifyingUser:guid modifiedDateTime:dateTime';
const KEPT_TEXT = `guid:guid! name:string richTextPath:string plainTextPath:string ${AUTHORED}`;
const TEXT_DOCUMENT = [KEPT_TEXT, 'Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue'] as const;
const MEDIA = `guid:guid! name:string path:string currentPath:string ${AUTHORED}`;
const SELECTED = `guid:guid! name:string ${AUTHORED}`;
const RECTANGLE = 'firstX:integer! firstY:integer! secondX:integer! secondY:integer!';
const STRETCH = [`${SELECTED} begin:integer! end:integer!`, 'Description Coding NoteRef'] as const;
const CONTENT = ['', ''] as const;
const REFERENCE = ['targetGUID:guid!', ''] as const;
const MEMBER = ['guid:guid!', ''] as const;

/** Attributes and children by element: `name:kind`, with a `!` where it is required. Children that share a place in the sequence are joined by `|`. */
const SCHEMA: Readonly<Record<string, readonly [attributes: string, children: string]>> = {
  Project: [
    'name:string! origin:string creatingUserGUID:guid creationDateTime:dateTime modifyingUserGUID:guid modifiedDateTime:dateTime basePath:string',
    'Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef',
  ],
  Users: ['', 'User'],
  User: ['guid:guid! name:string id:string', ''],
  CodeBook: ['', 'Codes'],
  Codes: ['', 'Code'],
  Code: ['guid:guid! name:string! isCodable:boolean! color:color', 'Description NoteRef Code'],
  Variables: ['', 'Variable'],
  Variable: ['guid:guid! name:string! typeOfVariable:variableType!', 'Description'],
  VariableValue: ['', 'VariableRef TextValue|BooleanValue|IntegerValue|FloatValue|DateValue|DateTimeValue'],
  Cases: ['', 'Case'],
  Case: ['guid:guid! name:string', 'Description CodeRef VariableValue SourceRef SelectionRef'],
  Sources: ['', 'TextSource|PictureSource|PDFSource|AudioSource|VideoSource'],
  TextSource: TEXT_DOCUMENT,
  Note: TEXT_DOCUMENT,
  Representation: TEXT_DOCUMENT,
  TextDescription: TEXT_DOCUMENT,
  PlainTextSelection: [`${SELECTED} startPosition:integer! endPosition:integer!`, 'Description Coding NoteRef'],
  PictureSource: [MEDIA, 'Description TextDescription PictureSelection Coding NoteRef VariableValue'],
  PictureSelection: [`${SELECTED} ${RECTANGLE}`, 'Description Coding NoteRef'],
  PDFSource: [MEDIA, 'Description PDFSelection Representation Coding NoteRef VariableValue'],
  PDFSelection: [`${SELECTED} ${RECTANGLE} page:integer!`, 'Description Representation Coding NoteRef'],
  AudioSource: [MEDIA, 'Description Transcript AudioSelection Coding NoteRef VariableValue'],
  VideoSource: [MEDIA, 'Description Transcript VideoSelection Coding NoteRef VariableValue'],
  AudioSelection: STRETCH,
  VideoSelection: STRETCH,
  Transcript: [KEPT_TEXT, 'Description PlainTextContent SyncPoint TranscriptSelection NoteRef'],
  TranscriptSelection: [`${SELECTED} fromSyncPoint:guid toSyncPoint:guid`, 'Description Coding NoteRef'],
  SyncPoint: ['guid:guid! timeStamp:integer position:integer', ''],
  Coding: ['guid:guid! creatingUser:guid creationDateTime:dateTime', 'CodeRef NoteRef'],
  Notes: ['', 'Note'],
  Links: ['', 'Link'],
  Link: ['guid:guid! name:string direction:direction color:color originGUID:guid targetGUID:guid', 'NoteRef'],
  Sets: ['', 'Set'],
  Set: ['guid:guid! name:string!', 'Description MemberCode MemberSource MemberNote'],
  Graphs: ['', 'Graph'],
  Graph: ['guid:guid! name:string', 'Vertex Edge'],
  Vertex: ['guid:guid! representedGUID:guid name:string firstX:integer! firstY:integer! secondX:integer secondY:integer shape:shape color:color', ''],
  Edge: ['guid:guid! representedGUID:guid name:string sourceVertex:guid! targetVertex:guid! color:color direction:direction lineStyle:lineStyle', ''],
  NoteRef: REFERENCE,
  CodeRef: REFERENCE,
  SourceRef: REFERENCE,
  SelectionRef: REFERENCE,
  VariableRef: REFERENCE,
  MemberCode: REFERENCE,
  MemberSource: REFERENCE,
  MemberNote: REFERENCE,
  Description: CONTENT,
  PlainTextContent: CONTENT,
  TextValue: CONTENT,
  BooleanValue: CONTENT,
  IntegerValue: CONTENT,
  FloatValue: CONTENT,
  DateValue: CONTENT,
  DateTimeValue: CONTENT,
};

/** What differs in a codebook on its own: an origin, sets beside the codes, members by `guid`. */
const CODEBOOK_SCHEMA: typeof SCHEMA = { ...SCHEMA, CodeBook: ['origin:string', 'Codes Sets'], MemberCode: MEMBER, MemberSource: MEMBER, MemberNote: MEMBER };

function rulesOf(schema: typeof SCHEMA): ReadonlyMap<string, ElementRule> {
  const rules = new Map<string, ElementRule>();
  for (const [name, [attributes, children]] of Object.entries(schema)) {
    const known = attributes.split(' ').filter(Boolean).map((one): AttributeRule => {
      const [attribute, kind] = one.split(':') as [string, string];
      return { name: attribute, kind: kind.replace('!', '') as ValueKind, isRequired: kind.endsWith('!') };
    });
    const places = children.split(' ').filter(Boolean).flatMap((group, order) => group.split('|').map((child) => [child, { order, rule: () => rules.get(child)! }] as const));
    rules.set(name, { name, attributes: known, slots: new Map(known.map((one, slot) => [one.name, slot])), children: new Map(places), isText: attributes === '' && children === '' });
  }
  return rules;
}

/** The outermost element of a project, and through it every other. */
export const PROJECT_RULE: ElementRule = rulesOf(SCHEMA).get('Project')!;
/** The same of a codebook on its own. */
export const CODEBOOK_RULE: ElementRule = rulesOf(CODEBOOK_SCHEMA).get('CodeBook')!;
