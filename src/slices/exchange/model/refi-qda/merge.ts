import { guidKey, writableGuid } from './guid.ts';
import type { Code, Project } from './project.ts';

/** An element with an id that one project has and the other lacks, or has otherwise. */
export interface Change {
  /** The list it stands in: `users`, `codes`, `selections`, `codings` … */
  readonly list: string;
  readonly guid: string;
  /** What of it differs, by the names of the model. */
  readonly fields: readonly string[];
}

/** What a project brings to another, element by element, by their GUIDs. */
export interface Difference {
  readonly added: readonly Change[];
  readonly changed: readonly Change[];
  /** In the first project only. A merge keeps them. */
  readonly absent: readonly Change[];
  /** How many elements are the same in both. */
  readonly same: number;
}

/** An element as its fields; where it has an id, it is a text. */
type Node = Readonly<Record<string, unknown>> & { readonly guid?: string; readonly variable?: string };

interface Tally {
  readonly added: Change[];
  readonly changed: Change[];
  readonly absent: Change[];
  same: number;
}

/**
 * Brings what one project holds into another by GUID: new elements are added, those that differ take the newer form, what only
 * the first has stays. Bringing the same project twice changes nothing the second time.
 */
export function mergeProject(into: Project, from: Project): Difference & { readonly project: Project } {
  const tally: Tally = { added: [], changed: [], absent: [], same: 0 };
  const codes = mergeCodes(into.codes, from.codes, tally);
  const merged = mergeNode('project', { ...into, codes: [] }, { ...from, codes: [], origin: into.origin ?? from.origin }, tally);
  return { project: { ...(merged as unknown as Project), codes }, ...tally };
}

/** What differs between two projects, by GUID. */
export function diffProjects(before: Project, after: Project): Difference {
  const { added, changed, absent, same } = mergeProject(before, after);
  return { added, changed, absent, same };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyOf(node: Node): string {
  return idKey(node.guid ?? node.variable ?? '');
}

/** An id that is no GUID and the GUID that was written in its place are the same id. */
function idKey(id: string): string {
  return guidKey(writableGuid(id));
}

function mergeNode(list: string, into: Node, from: Node, tally: Tally): Node {
  const merged: Record<string, unknown> = { ...into };
  const fields: string[] = [];
  for (const [field, value] of Object.entries(from)) {
    const own = into[field];
    if (Array.isArray(value) && [...value, ...((own as unknown[] | undefined) ?? [])].some((one) => isNode(one) && 'guid' in one)) merged[field] = mergeList(field, (own as Node[] | undefined) ?? [], value as Node[], tally);
    else if (isNode(value) && isNode(own) && keyOf(own) === keyOf(value)) merged[field] = mergeNode(field, own, value, tally);
    else if (value !== undefined && !isSame(own, value)) {
      merged[field] = Array.isArray(value) && Array.isArray(own) && own.length > 0 ? united(own, value) : value;
      if (!isSame(own, merged[field])) fields.push(field);
    }
  }
  note(list, from, fields, tally);
  return merged;
}

function note(list: string, node: Node, fields: readonly string[], tally: Tally): void {
  if (fields.length > 0) tally.changed.push({ list, guid: node.guid ?? '', fields });
  else tally.same++;
}

function mergeList(list: string, into: readonly Node[], from: readonly Node[], tally: Tally): readonly Node[] {
  const newer = new Map(from.map((node) => [keyOf(node), node]));
  const older = new Set(into.map(keyOf));
  const kept = into.map((node) => {
    const other = newer.get(keyOf(node));
    if (other !== undefined) return mergeNode(list, node, other, tally);
    tally.absent.push({ list, guid: node.guid ?? '', fields: [] });
    return node;
  });
  const added = [...newer.values()].filter((node) => !older.has(keyOf(node)));
  for (const node of added) tellAll(list, node, tally.added);
  return added.length === 0 ? kept : [...kept, ...added];
}

/** An element that comes whole comes with all that is in it. */
function tellAll(list: string, node: Node, changes: Change[]): void {
  changes.push({ list, guid: node.guid ?? '', fields: [] });
  for (const [field, value] of Object.entries(node)) {
    if (Array.isArray(value)) for (const child of value) if (isNode(child) && 'guid' in child) tellAll(field, child, changes);
  }
}

/** Ids and values of variables of both lists, each once; a value of the second list takes the place of the first's. */
function united(into: readonly unknown[], from: readonly unknown[]): readonly unknown[] {
  const key = (one: unknown): string => (isNode(one) ? keyOf(one) : idKey(String(one)));
  const newer = new Map(from.map((one) => [key(one), one]));
  const kept = into.map((one) => (isNode(one) ? (newer.get(key(one)) ?? one) : one));
  const older = new Set(into.map(key));
  return [...kept, ...[...newer].filter(([id]) => !older.has(id)).map(([, one]) => one)];
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  // Only what is short enough for an id may be the same id in another form.
  if (typeof one === 'string' && typeof other === 'string') return one.length <= 100 && other.length <= 100 && idKey(one) === idKey(other);
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, i) => isSame(item, other[i]));
  if (isNode(one) && isNode(other)) return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((field) => isSame(one[field], other[field]));
  return false;
}

interface Placed {
  readonly code: Code;
  readonly parent: string;
}

/** Codes are found wherever they stand: one that moved to another heading is the same code. */
function mergeCodes(into: readonly Code[], from: readonly Code[], tally: Tally): readonly Code[] {
  const [older, newer] = [placesOf(into), placesOf(from)];
  const merged = new Map<string, Placed>();
  for (const [key, { code, parent }] of older) {
    const other = newer.get(key);
    if (other === undefined) {
      tally.absent.push({ list: 'codes', guid: code.guid, fields: [] });
      merged.set(key, { code, parent });
      continue;
    }
    const fields = (['name', 'isCodable', 'color', 'description', 'noteRefs'] as const).filter((field) => other.code[field] !== undefined && !isSame(code[field], other.code[field]) && (field !== 'noteRefs' || united(code.noteRefs, other.code.noteRefs).length > code.noteRefs.length));
    note('codes', other.code as unknown as Node, other.parent === parent ? fields : [...fields, 'parent'], tally);
    const taken = { ...code, ...Object.fromEntries(fields.map((field) => [field, other.code[field]])), noteRefs: united(code.noteRefs, other.code.noteRefs) as readonly string[] };
    merged.set(key, { code: taken, parent: other.parent });
  }
  for (const [key, placed] of newer) {
    if (older.has(key)) continue;
    tally.added.push({ list: 'codes', guid: placed.code.guid, fields: [] });
    merged.set(key, placed);
  }
  const below = new Map<string, Code[]>();
  const build = (parent: string): readonly Code[] => (below.get(parent) ?? []).map((code) => ({ ...code, codes: build(idKey(code.guid)) }));
  for (const { code, parent } of merged.values()) below.set(parent, [...(below.get(parent) ?? []), code]);
  return build('');
}

function placesOf(codes: readonly Code[], parent = '', places = new Map<string, Placed>()): Map<string, Placed> {
  for (const code of codes) {
    const key = idKey(code.guid);
    if (places.has(key)) continue;
    places.set(key, { code, parent });
    placesOf(code.codes, key, places);
  }
  return places;
}
