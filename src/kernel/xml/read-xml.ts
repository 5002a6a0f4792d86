import { ok, refuse, type Result } from '../result.ts';
import { readTag, type TagLimits, type TagState } from './read-tag.ts';
import { firstForbidden } from './xml-chars.ts';
import { fail, FAULT, nextOf, readName, skipSpace, xmlCursor, type XmlCursor } from './xml-cursor.ts';
import { readDeclaration } from './xml-declaration.ts';
import { namespaceOf, OUTERMOST, type XmlScope } from './xml-namespaces.ts';
import { resolveText, withLineEnds } from './xml-references.ts';

/** What a document may be at most. */
export interface XmlLimits extends TagLimits {
  /** Elements one inside the other. */
  readonly depth: number;
}

/** Limits far above what any honest document has. */
export const XML_LIMITS: XmlLimits = { depth: 512, attributes: 256, namespaces: 256 };

/** A start tag. It is the same object for every tag, so what is needed of it is taken at once. */
export interface XmlTag {
  /** As written, with its prefix: `w:p`. */
  readonly name: string;
  readonly local: string;
  /** The namespace that the prefix stands for; '' for none. */
  readonly namespace: string;
  /** Where the tag begins, in UTF-16 units. */
  readonly at: number;
  /** The value of an attribute by its name as written (`w:val`). */
  readonly get: (name: string) => string | undefined;
  readonly count: number;
  readonly attributeName: (index: number) => string;
  readonly attributeValue: (index: number) => string;
  /** The namespace that the prefix of an attribute stands for; '' for attributes without a prefix. */
  readonly attributeNamespace: (index: number) => string;
}

/** What is told while a document is read, in its order. An empty element opens and closes. */
export interface XmlHandler {
  readonly open: (tag: XmlTag) => void;
  /** Text, references resolved; what stands together may come in several pieces. */
  readonly text?: (text: string, at: number) => void;
  readonly close?: (name: string, at: number) => void;
}

interface Reading {
  readonly cursor: XmlCursor;
  readonly handler: XmlHandler;
  readonly limits: XmlLimits;
  readonly state: TagState;
  readonly tag: XmlTag;
  readonly open: string[];
  readonly scopes: XmlScope[];
  hasRoot: boolean;
}

/**
 * Reads an XML 1.0 document with namespaces (fifth edition) and tells the handler what stands in it. Anything not well-formed
 * is refused with its line and column, and so is a document type declaration: entities of its own could swell a small document
 * without bound. What was told before a fault is to be thrown away.
 */
export function readXml(text: string, handler: XmlHandler, limits: XmlLimits = XML_LIMITS): Result<void> {
  const cursor = xmlCursor(text);
  const state: TagState = { element: cursor.name, namespace: '', at: 0, isEmpty: false, count: 0, names: [], values: [], scope: OUTERMOST };
  const reading: Reading = { cursor, handler, limits, state, tag: tagOf(state), open: [], scopes: [OUTERMOST], hasRoot: false };
  const bad = firstForbidden(text);
  let at = bad < 0 ? readDeclaration(cursor, text.startsWith('\ufeff') ? 1 : 0) : forbidden(cursor, bad);
  while (at !== FAULT && at < text.length) at = text.charCodeAt(at) === 0x3c ? readMarkup(reading, at) : readText(reading, at);
  if (at !== FAULT && reading.open.length > 0) at = fail(cursor, text.length, `the document ends inside <${reading.open.at(-1)}>`);
  if (at !== FAULT && !reading.hasRoot) at = fail(cursor, text.length, 'the document has no element');
  return at === FAULT ? faultIn(text, cursor.faultAt, cursor.fault) : ok(undefined);
}

function forbidden(cursor: XmlCursor, at: number): typeof FAULT {
  const code = cursor.text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return fail(cursor, at, `the character U+${code} is not allowed in XML`);
}

/** The refusal of a document for a fault at a place. */
function faultIn(text: string, at: number, fault: string) {
  const before = text.slice(0, at).split(/\r\n?|\n/);
  return refuse('invalid', 'xml', `Line ${before.length}, column ${before.at(-1)!.length + 1}: ${fault}.`, { mend: 'Export the file once more from the program it came from, and try again.' });
}

function tagOf(state: TagState): XmlTag {
  return {
    get name() { return state.element.name; },
    get local() { return state.element.local; },
    get namespace() { return state.namespace; },
    get at() { return state.at; },
    get count() { return state.count; },
    get(name) {
      for (let i = 0; i < state.count; i++) if (state.names[i]!.name === name) return state.values[i];
      return undefined;
    },
    attributeName: (index) => state.names[index]!.name,
    attributeValue: (index) => state.values[index]!,
    attributeNamespace: (index) => (state.names[index]!.prefix === '' ? '' : (namespaceOf(state.scope, state.names[index]!.prefix) ?? '')),
  };
}

function readMarkup(reading: Reading, at: number): number {
  const { cursor } = reading;
  const next = cursor.text.charCodeAt(at + 1);
  if (next === 0x2f) return readEnd(reading, at);
  if (next === 0x3f) return readInstruction(cursor, at);
  return next === 0x21 ? readDeclared(reading, at) : readStart(reading, at);
}

function readStart(reading: Reading, from: number): number {
  const { cursor, state, open, scopes, handler, limits } = reading;
  state.scope = scopes[open.length]!;
  const at = readTag(cursor, from, state, limits);
  if (at === FAULT) return FAULT;
  if (open.length === 0 && reading.hasRoot) return fail(cursor, from, `a second outermost element, <${state.element.name}>, follows the first`);
  reading.hasRoot = true;
  handler.open(reading.tag);
  if (state.isEmpty) handler.close?.(state.element.name, from);
  else {
    if (open.length >= limits.depth) return fail(cursor, from, `more than ${limits.depth} elements stand one inside the other`);
    open.push(state.element.name);
    scopes[open.length] = state.scope;
  }
  return at;
}

function readEnd(reading: Reading, from: number): number {
  const { cursor, open, handler } = reading;
  const { text } = cursor;
  const name = open.pop();
  if (name === undefined) return fail(cursor, from, 'an end tag stands where nothing is open');
  const afterName = from + 2 + name.length;
  const at = text.startsWith(name, from + 2) ? skipSpace(text, afterName) : FAULT;
  if (at === FAULT || text.charCodeAt(at) !== 0x3e) return fail(cursor, from, `<${name}> is open here and has to be closed first`);
  handler.close?.(name, from);
  return at + 1;
}

function readText(reading: Reading, from: number): number {
  const { cursor, open, handler } = reading;
  const { text } = cursor;
  const end = nextOf(cursor, cursor.less, from);
  if (open.length === 0) {
    const first = skipSpace(text, from);
    return first === end ? end : fail(cursor, first, 'text stands outside the outermost element');
  }
  if (nextOf(cursor, cursor.sectionEnd, from) < end) return fail(cursor, cursor.sectionEnd.at, 'the signs “]]>” stand in a text, which is written “]]&gt;”');
  const isPlain = nextOf(cursor, cursor.ampersand, from) >= end && nextOf(cursor, cursor.carriageReturn, from) >= end;
  if (handler.text === undefined && isPlain) return end;
  const content = isPlain ? text.slice(from, end) : resolveText(cursor, from, end, false);
  if (content === null) return FAULT;
  handler.text?.(content, from);
  return end;
}

/** What begins with `<!`: a comment, a character section, or a document type declaration. */
function readDeclared(reading: Reading, from: number): number {
  const { cursor, open, handler } = reading;
  const { text } = cursor;
  if (text.startsWith('<!--', from)) {
    const end = text.indexOf('--', from + 4);
    if (end < 0) return fail(cursor, from, 'a comment has no end');
    if (text.charCodeAt(end + 2) !== 0x3e) return fail(cursor, end, 'the signs “--” stand inside a comment');
    return end + 3;
  }
  if (text.startsWith('<![CDATA[', from)) {
    const end = text.indexOf(']]>', from + 9);
    if (open.length === 0) return fail(cursor, from, 'text stands outside the outermost element');
    if (end < 0) return fail(cursor, from, 'a character section (<![CDATA[) has no end');
    if (end > from + 9) handler.text?.(withLineEnds(text.slice(from + 9, end), false), from + 9);
    return end + 3;
  }
  if (text.startsWith('<!DOCTYPE', from)) return fail(cursor, from, 'it declares a document type (<!DOCTYPE), which could bring in other files or swell without bound, and is not read here');
  return fail(cursor, from, 'a “<!” begins neither a comment nor a character section');
}

function readInstruction(cursor: XmlCursor, from: number): number {
  const { text } = cursor;
  const nameEnd = readName(cursor, from + 2);
  if (nameEnd === FAULT) return FAULT;
  if (cursor.name.name.toLowerCase() === 'xml') return fail(cursor, from, 'an XML declaration stands elsewhere than at the very beginning');
  if (cursor.name.name.includes(':')) return fail(cursor, from, 'a processing instruction has a colon in its name');
  const end = text.indexOf('?>', nameEnd);
  if (end < 0) return fail(cursor, from, 'a processing instruction has no end');
  if (end !== nameEnd && skipSpace(text, nameEnd) === nameEnd) return fail(cursor, nameEnd, 'a processing instruction needs a space behind its name');
  return end + 2;
}
