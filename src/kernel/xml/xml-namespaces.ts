/** The namespaces in force at a place: the innermost declaration and those around it. */
export interface XmlScope {
  readonly prefix: string;
  readonly uri: string;
  readonly outer: XmlScope | null;
  /** The namespace of names without a prefix; '' where there is none. */
  readonly plain: string;
  /** How many declarations deep. */
  readonly count: number;
}

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** What every document begins with: `xml` and `xmlns` and nothing else. */
export const OUTERMOST: XmlScope = { prefix: 'xmlns', uri: XMLNS, plain: '', count: 2, outer: { prefix: 'xml', uri: XML, plain: '', count: 1, outer: null } };

/** The namespace that a prefix stands for, or undefined. */
export function namespaceOf(scope: XmlScope, prefix: string): string | undefined {
  if (prefix === '') return scope.plain;
  for (let at: XmlScope | null = scope; at !== null; at = at.outer) if (at.prefix === prefix) return at.uri;
  return undefined;
}

/** The scope inside a declaration; `prefix` is '' for plain names. */
export function declare(outer: XmlScope, prefix: string, uri: string): XmlScope {
  return { prefix, uri, outer, plain: prefix === '' ? uri : outer.plain, count: outer.count + 1 };
}

/** What is wrong with a declaration (Namespaces in XML 1.0, sections 2.2 and 3), or null. */
export function faultOfDeclaration(prefix: string, uri: string): string | null {
  if (prefix === 'xmlns') return 'the prefix “xmlns” cannot be declared';
  if (prefix === 'xml') return uri === XML ? null : 'the prefix “xml” cannot be given another meaning';
  if (uri === XML || uri === XMLNS) return `the namespace “${uri}” belongs to XML itself`;
  return prefix !== '' && uri === '' ? `the prefix “${prefix}” is declared as nothing` : null;
}
