// Projects with every kind of element, made by chance from a seed.
import { guidFrom, projectFile, type AudioSource, type Authored, type Case, type Code, type Coding, type Graph, type Project, type ProjectFile, type Selection, type Source, type TextDocument, type TextSelection, type Transcript, type VariableValue } from '../../../src/slices/exchange/model/refi-qda/refi-qda.ts';

const PIECES = ['a', 'word ', 'é', '😀', '👩🏽‍🏫', '\u0301', '\r\n', '\n', '\r', '\t', '  ', '"quoted"', '<tag>', '&amp;', ']]>', '한', '\ufeff', '𝒳'];

export interface Made {
  readonly project: Project;
  readonly files: readonly ProjectFile[];
}

export type Random = () => number;

/** A text of up to so many pieces, hostile to whoever counts. */
export function randomText(random: Random, most: number): string {
  return Array.from({ length: Math.floor(random() * (most + 1)) }, () => PIECES[Math.floor(random() * PIECES.length)]!).join('');
}

const flat = (list: readonly Code[]): string[] => list.flatMap((code) => [code.guid, ...flat(code.codes)]);

/** What everything is made with. */
function kitOf(random: Random) {
  let next = 0;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return {
    guid: (): string => {
      const made = guidFrom(`${next++}`);
      return random() < 0.1 ? `{${made}}` : random() < 0.2 ? made.toLowerCase() : made;
    },
    upTo: <T>(most: number, make: () => T): T[] => Array.from({ length: Math.floor(random() * (most + 1)) }, make),
    pick,
    maybe: <T>(make: () => T): T | undefined => (random() < 0.5 ? make() : undefined),
    text: () => randomText(random, 6),
    whole: () => Math.floor(random() * 2000) - 500,
    rectangle: () => ({ firstX: Math.floor(random() * 900), firstY: Math.floor(random() * 900), secondX: Math.floor(random() * 900), secondY: Math.floor(random() * 900) }),
    time: () => pick(['2026-11-22T10:00:00Z', '2026-02-28T23:59:59.123+05:30', '2024-02-29T00:00:00']),
  };
}

function randomGraph({ guid, upTo, pick, maybe, text, whole }: ReturnType<typeof kitOf>, known: readonly string[]): Graph {
  const vertices = upTo(3, () => ({ guid: guid(), represented: maybe(() => pick([...known, guid()])), name: maybe(text), firstX: whole(), firstY: whole(), secondX: maybe(whole), secondY: maybe(whole), shape: maybe(() => pick(['Oval', 'Star', 'Note'] as const)), color: maybe(() => '#112233') }));
  const edges = vertices.length === 0 ? [] : upTo(2, () => ({ guid: guid(), represented: undefined, name: maybe(text), sourceVertex: pick(vertices).guid, targetVertex: pick(vertices).guid, color: maybe(() => '#112233'), direction: maybe(() => 'OneWay' as const), lineStyle: maybe(() => 'dashed' as const) }));
  return { guid: guid(), name: maybe(text), vertices, edges };
}

/** A project of every kind of element, and its files. */
export function randomProject(random: Random): Made {
  const kit = kitOf(random);
  const { guid, upTo, pick, maybe, text, whole, rectangle, time } = kit;
  const files: ProjectFile[] = [];
  const users = upTo(3, () => ({ guid: guid(), name: maybe(text), id: maybe(text) }));
  const user = () => (users.length > 0 ? pick(users).guid : undefined);
  const notes: string[] = upTo(3, guid);
  const noteRefs = () => (notes.length > 0 ? upTo(2, () => pick(notes)) : []);
  const codeOf = (depth: number): Code => ({ guid: guid(), name: text(), isCodable: random() < 0.8, color: maybe(() => pick(['#AABBCC', '#abc'])), description: maybe(text), noteRefs: noteRefs(), codes: depth < 4 ? upTo(2, () => codeOf(depth + 1)) : [] });
  const codes = upTo(4, () => codeOf(1));
  const known = flat(codes);
  const variables = upTo(3, () => ({ guid: guid(), name: text(), type: pick(['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime'] as const), description: maybe(text) }));
  const valueOf = { Text: text, Boolean: () => pick(['true', '0']), Integer: () => pick(['-12', '+3']), Float: () => pick(['1.50', '-.5']), Date: () => pick(['2026-11-22', '2024-02-29Z']), DateTime: time };
  const values = (): VariableValue[] => (variables.length === 0 ? [] : upTo(1, () => pick(variables)).map(({ guid: variable, type }) => (random() < 0.2 ? { variable } : { variable, type, value: valueOf[type]() })));
  const authored = (): Authored => ({ creatingUser: maybe(user), creationDateTime: maybe(time), modifyingUser: maybe(user), modifiedDateTime: maybe(time) });
  const codings = (): Coding[] => (known.length === 0 ? [] : upTo(2, () => ({ guid: guid(), code: pick(known), creatingUser: maybe(user), creationDateTime: maybe(time), noteRefs: noteRefs() })));
  const selection = (): Selection => ({ guid: guid(), name: maybe(text), description: maybe(text), codings: codings(), noteRefs: noteRefs(), ...authored() });
  const kept = (id: string) => {
    if (random() < 0.15) return { text: undefined, isInline: false, plainTextPath: `internal://${guidFrom(id)}-away.txt`, richTextPath: undefined };
    if (random() < 0.5) return { text: text(), isInline: true, plainTextPath: undefined, richTextPath: undefined };
    const content = randomText(random, 40);
    const name = `${guidFrom(id)}.txt`;
    if (random() < 0.5) files.push(projectFile(name, Buffer.from(content.startsWith('\ufeff') ? `\ufeff${content}` : content)));
    const rich = maybe(() => `${guidFrom(id)}.docx`);
    if (rich !== undefined) files.push(projectFile(rich, Buffer.from('not really a document')));
    return { text: content, isInline: false, plainTextPath: `internal://${name}`, richTextPath: rich && `internal://${rich}` };
  };
  const textOf = (): TextDocument => {
    const id = guid();
    const own = kept(id);
    const length = Array.from(own.text ?? 'x'.repeat(50)).length;
    const points = Array.from(own.text ?? '');
    // A place inside a line end has no place where that line end is one character.
    const place = (from: number) => {
      const at = from + Math.floor(random() * (length - from + 1));
      return points[at - 1] === '\r' && points[at] === '\n' ? at - 1 : at;
    };
    const selections = upTo(3, (): TextSelection => {
      const start = place(0);
      return { ...selection(), start, end: Math.max(start, place(start)) };
    });
    return { guid: id, name: maybe(text), description: maybe(text), ...own, ...authored(), selections, codings: codings(), noteRefs: noteRefs(), values: values() };
  };
  const media = (end: string) => {
    const id = guid();
    const name = `${guidFrom(id)}.${end}`;
    files.push(projectFile(name, Uint8Array.from({ length: 20 }, (_, i) => (i * files.length) % 256)));
    return { guid: id, name: maybe(text), path: pick([`internal://${name}`, 'relative:///away/x.mp4', undefined]), currentPath: maybe(text), description: maybe(text), ...authored(), codings: codings(), noteRefs: noteRefs(), values: values() };
  };
  const transcript = (): Transcript => {
    const [id, points] = [guid(), upTo(3, guid)];
    const own = kept(id);
    return {
      guid: id, name: maybe(text), description: maybe(text), ...own, ...authored(), noteRefs: noteRefs(),
      syncPoints: points.map((point) => ({ guid: point, timeStamp: maybe(() => Math.abs(whole())), position: maybe(() => Math.floor(random() * (Array.from(own.text ?? '').length + 1))) })),
      selections: upTo(2, () => ({ ...selection(), fromSyncPoint: points[0], toSyncPoint: points.at(-1) })),
    };
  };
  const recording = (kind: 'audio' | 'video') => ({ kind, ...media('mp4'), transcripts: upTo(2, transcript), selections: upTo(2, () => ({ ...selection(), begin: whole(), end: whole() })) }) as AudioSource;
  const makers: readonly (() => Source)[] = [
    () => ({ kind: 'text', ...textOf() }),
    () => ({ kind: 'picture', ...media('png'), textDescription: maybe(textOf), selections: upTo(2, () => ({ ...selection(), ...rectangle() })) }),
    () => ({ kind: 'pdf', ...media('pdf'), representation: maybe(textOf), selections: upTo(2, () => ({ ...selection(), ...rectangle(), page: whole(), representation: maybe(textOf) })) }),
    () => recording('audio'),
    () => recording('video'),
  ];
  const sources = upTo(6, () => pick(makers)());
  const ids = (list: readonly string[]) => (list.length === 0 ? [] : upTo(2, () => pick(list)));
  const sourceIds = sources.map((source) => source.guid);
  const selectionIds = sources.flatMap((source) => source.selections.map((one) => one.guid));
  const cases = upTo(3, (): Case => ({ guid: guid(), name: maybe(text), description: maybe(text), codeRefs: ids(known), values: values(), sourceRefs: ids(sourceIds), selectionRefs: ids(selectionIds) }));
  const project: Project = {
    name: text(), origin: 'Jointwork', creatingUser: maybe(user), creationDateTime: maybe(time), modifyingUser: maybe(user), modifiedDateTime: maybe(time), basePath: maybe(text),
    users, codes, variables, cases, sources, notes: notes.map((id) => ({ ...textOf(), guid: id })),
    links: upTo(2, () => ({ guid: guid(), name: maybe(text), direction: maybe(() => pick(['Associative', 'OneWay', 'Bidirectional'] as const)), color: maybe(() => '#00ff00'), origin: maybe(() => pick([...known, ...sourceIds, guid()])), target: maybe(() => pick([...notes, guid()])), noteRefs: noteRefs() })),
    sets: upTo(2, () => ({ guid: guid(), name: text(), description: maybe(text), codes: ids(known), sources: ids(sourceIds), notes: ids(notes) })),
    graphs: upTo(1, () => randomGraph(kit, known)), description: maybe(text), noteRefs: noteRefs(),
  };
  return { project, files };
}
