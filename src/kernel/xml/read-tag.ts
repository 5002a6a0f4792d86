import { fail, FAULT, nextOf, readName, skipSpace, type XmlCursor, type XmlName } from './xml-cursor.ts';
import { declare, faultOfDeclaration, namespaceOf, type XmlScope } from './xml-namespaces.ts';
import { resolveText } from './xml-references.ts';

/** The most that one tag may hold. */
export interface TagLimits {
  readonly attributes: number;
  /** Declarations of namespaces in force at one place. */
  readonly namespaces: number;
}

/** The start tag read last. It is written anew for every tag. */
export interface TagState {
  element: XmlName;
  namespace: string;
  at: number;
  /** Whether it is an empty element (`<a/>`), which has no end tag. */
  isEmpty: boolean;
  count: number;
  readonly names: XmlName[];
  readonly values: string[];
  scope: XmlScope;
}

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;

/** Reads the start tag whose `<` stands at a place into `tag`, whose scope is that of the element around it. */
export function readTag(cursor: XmlCursor, from: number, tag: TagState, limits: TagLimits): number {
  const { text } = cursor;
  let at = readName(cursor, from + 1);
  if (at === FAULT) return fail(cursor, from, 'a “<” begins no tag; a plain one is written “&lt;”');
  tag.element = cursor.name;
  tag.at = from;
  tag.count = 0;
  for (;;) {
    const next = skipSpace(text, at);
    const unit = text.charCodeAt(next);
    if (unit === GREATER || unit === SLASH) {
      tag.isEmpty = unit === SLASH;
      if (tag.isEmpty && text.charCodeAt(next + 1) !== GREATER) return fail(cursor, next, `the tag <${tag.element.name}> has a “/” in its middle`);
      const fault = nameTag(cursor, tag, limits);
      return fault === FAULT ? FAULT : next + (tag.isEmpty ? 2 : 1);
    }
    if (next >= text.length) return fail(cursor, from, `the tag <${tag.element.name}> has no end`);
    if (next === at) return fail(cursor, next, `the tag <${tag.element.name}> needs a space between its attributes`);
    at = readAttribute(cursor, next, tag);
    if (at === FAULT) return FAULT;
    if (tag.count > limits.attributes) return fail(cursor, from, `the tag <${tag.element.name}> has more than ${limits.attributes} attributes`);
  }
}

function readAttribute(cursor: XmlCursor, from: number, tag: TagState): number {
  const { text } = cursor;
  const usual = tag.element.usual[tag.count];
  if (usual !== undefined && standsAt(text, from, usual.units)) return readValue(cursor, from + usual.units.length + 2, QUOTE, tag, usual);
  const nameEnd = readName(cursor, from);
  if (nameEnd === FAULT) return fail(cursor, from, `the tag <${tag.element.name}> has something in it that is no attribute`);
  const { name } = cursor;
  tag.element.usual[tag.count] = name;
  const equals = skipSpace(text, nameEnd);
  if (text.charCodeAt(equals) !== EQUALS) return fail(cursor, from, `the attribute “${name.name}” has no value`);
  const at = skipSpace(text, equals + 1);
  const quote = text.charCodeAt(at);
  if (quote !== QUOTE && quote !== APOSTROPHE) return fail(cursor, at, `the value of “${name.name}” stands in no quotes`);
  return readValue(cursor, at + 1, quote, tag, name);
}

/** Whether a name, an equals sign and a quote stand at a place, as they nearly always do when the name is the expected one. */
function standsAt(text: string, from: number, units: Uint16Array): boolean {
  const end = from + units.length;
  if (text.charCodeAt(end + 1) !== QUOTE || text.charCodeAt(end) !== EQUALS) return false;
  for (let i = 0; i < units.length; i++) if (text.charCodeAt(from + i) !== units[i]) return false;
  return true;
}

function readValue(cursor: XmlCursor, from: number, quote: number, tag: TagState, name: XmlName): number {
  const { text } = cursor;
  for (let i = 0; i < tag.count; i++) if (tag.names[i] === name || tag.names[i]!.name === name.name) return fail(cursor, from, `the attribute “${name.name}” is there twice`);
  const end = text.indexOf(quote === QUOTE ? '"' : "'", from);
  if (end < 0) return fail(cursor, from, `the value of “${name.name}” has no end`);
  if (nextOf(cursor, cursor.less, from) < end) return fail(cursor, cursor.less.at, `the value of “${name.name}” has a “<” in it, which is written “&lt;”`);
  const isPlain = nextOf(cursor, cursor.ampersand, from) > end && nextOf(cursor, cursor.lineFeed, from) > end && nextOf(cursor, cursor.carriageReturn, from) > end && nextOf(cursor, cursor.tab, from) > end;
  const value = isPlain ? text.slice(from, end) : resolveText(cursor, from, end, true);
  if (value === null) return FAULT;
  tag.names[tag.count] = name;
  tag.values[tag.count++] = value;
  return end + 1;
}

/** Finds the namespaces of a tag whose attributes are all read. */
function nameTag(cursor: XmlCursor, tag: TagState, limits: TagLimits): number {
  let hasPrefixes = tag.element.prefix !== '' || !tag.element.isQualified;
  for (let i = 0; i < tag.count; i++) {
    const name = tag.names[i]!;
    if (name.prefix === '' && name.isQualified && name.name !== 'xmlns') continue;
    hasPrefixes = true;
    if (name.name !== 'xmlns' && (name.prefix !== 'xmlns' || !name.isQualified)) continue;
    const prefix = name.prefix === '' ? '' : name.local;
    const uri = tag.values[i]!.trim();
    const fault = faultOfDeclaration(prefix, uri);
    if (fault !== null) return fail(cursor, tag.at, fault);
    tag.scope = declare(tag.scope, prefix, uri);
    if (tag.scope.count > limits.namespaces) return fail(cursor, tag.at, `more than ${limits.namespaces} namespaces are declared one inside the other`);
  }
  if (hasPrefixes && checkPrefixes(cursor, tag) === FAULT) return FAULT;
  tag.namespace = namespaceOf(tag.scope, tag.element.prefix) ?? '';
  return 0;
}

function checkPrefixes(cursor: XmlCursor, tag: TagState): number {
  const expanded: string[] = [];
  for (let i = -1; i < tag.count; i++) {
    const name = i < 0 ? tag.element : tag.names[i]!;
    if (!name.isQualified) return fail(cursor, tag.at, `“${name.name}” has a colon in the wrong place`);
    if (name.prefix === '') continue;
    const uri = namespaceOf(tag.scope, name.prefix);
    if (uri === undefined || (i < 0 && name.prefix === 'xmlns')) return fail(cursor, tag.at, `the prefix of “${name.name}” is declared nowhere`);
    if (i < 0) continue;
    const whole = `${name.local} ${uri}`;
    if (expanded.includes(whole)) return fail(cursor, tag.at, `the attribute “${name.local}” of one namespace is there twice`);
    expanded.push(whole);
  }
  return 0;
}
