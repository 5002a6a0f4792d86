import { refuse, type Result } from '../../../../kernel/result.ts';
import { readXml, type XmlTag } from '../../../../kernel/xml/read-xml.ts';
import { addTo, DRAFTS, FIELDS, LISTS, REFERENCES, type Draft, type Values } from './drafts.ts';
import type { Findings } from './findings.ts';
import type { ElementRule } from './grammar.ts';
import { guidFrom } from './guid.ts';
import { attributeMemory, readAttributes, type AttributeMemory } from './read-attributes.ts';

interface Frame {
  readonly rule: ElementRule;
  readonly draft: Draft;
  /** The element of this rule in its own right, or the one that its children belong to. */
  readonly isOwn: boolean;
  readonly at: number;
  order: number;
  readonly parts: string[];
}

interface Reading {
  readonly findings: Findings;
  readonly memories: Map<ElementRule, AttributeMemory>;
  readonly stack: Frame[];
  /** How deep inside an element that is passed over. */
  skipped: number;
  namespace: string;
  /** Other namespaces that have been told. */
  readonly told: Set<string>;
}

/**
 * Fills a draft from an XML document whose outermost element has the rule given. Every element that the grammar knows comes in,
 * wherever the order or a value is wrong; what cannot come in is told.
 */
export function readElements(text: string, root: ElementRule, draft: Draft, findings: Findings, start: (draft: Draft, values: Values) => void): Result<void> {
  const reading: Reading = { findings, memories: new Map(), stack: [], skipped: 0, namespace: '', told: new Set() };
  let other = '';
  const read = readXml(text, {
    open(tag) {
      if (reading.skipped > 0) reading.skipped++;
      else if (reading.stack.length > 0) openChild(reading, tag);
      else if (tag.local !== root.name) [other, reading.skipped] = [tag.local, 1];
      else {
        reading.namespace = tag.namespace;
        checkNamespace(reading, tag, root.name === 'Project' ? 'urn:QDA-XML:project:1.0' : 'urn:QDA-XML:codebook:1.0');
        const values = readAttributes(tag, root, memoryOf(reading, root), findings);
        start(draft, values);
        missing(tag, root, values, findings);
        reading.stack.push({ rule: root, draft, isOwn: true, at: tag.at, order: 0, parts: [] });
      }
    },
    text(content, at) {
      const frame = reading.stack.at(-1);
      if (reading.skipped > 0 || frame === undefined) return;
      if (frame.rule.isText) frame.parts.push(content);
      else if (content.trim() !== '') findings.problem(`text in ${frame.rule.name}`, at, `<${frame.rule.name}> has text in it where the standard has none.`, 'Nothing needs to be done; it is left out.');
    },
    close() {
      if (reading.skipped > 0) reading.skipped--;
      else closeElement(reading);
    },
  });
  if (!read.ok) return read;
  return other === '' ? read : refuse('invalid', 'not-refi', `The outermost element is <${other}>, not <${root.name}>, so this is no ${root.name === 'Project' ? 'project' : 'codebook'} of REFI-QDA.`, { mend: 'Export it from the program as a REFI-QDA project (.qdpx) or codebook (.qdc).' });
}

function memoryOf(reading: Reading, rule: ElementRule): AttributeMemory {
  const known = reading.memories.get(rule);
  if (known !== undefined) return known;
  const memory = attributeMemory(rule);
  reading.memories.set(rule, memory);
  return memory;
}

function checkNamespace({ findings }: Reading, tag: XmlTag, right: string): void {
  if (tag.namespace !== right) findings.problem('namespace', tag.at, `<${tag.local}> is in the namespace “${tag.namespace}”, not in ${right}.`, 'It is read all the same; other programs may refuse the file.');
}

function openChild(reading: Reading, tag: XmlTag): void {
  const { findings, stack } = reading;
  const frame = stack.at(-1)!;
  const child = frame.rule.children.get(tag.local);
  if (child === undefined || (tag.namespace !== reading.namespace && !/^(?:urn:QDA-XML:.*)?$/i.test(tag.namespace))) return passOver(reading, tag, `<${frame.rule.name}> has an element <${tag.name}> in it that the standard does not have there.`);
  if (tag.namespace !== reading.namespace && !reading.told.has(tag.namespace)) {
    reading.told.add(tag.namespace);
    findings.problem(`namespace ${tag.namespace}`, tag.at, `<${tag.local}> is in another namespace, “${tag.namespace}”, than the rest.`, 'It is read all the same; other programs may refuse the file.');
  }
  if (child.order < frame.order) findings.problem(`order ${tag.local}`, tag.at, `<${tag.local}> stands too late in <${frame.rule.name}>.`, 'It is read all the same; written again, it stands in its place.');
  else frame.order = child.order;
  const rule = child.rule();
  const values = readAttributes(tag, rule, memoryOf(reading, rule), findings);
  if (missing(tag, rule, values, findings)) return passOver(reading, tag, null);
  attach(reading, tag, rule, values);
}

/** Tells what a tag lacks; whether it is of no use without it. */
function missing(tag: XmlTag, rule: ElementRule, values: Values, findings: Findings): boolean {
  let isUseless = false;
  for (let slot = 0; slot < rule.attributes.length; slot++) {
    const { name, kind, isRequired } = rule.attributes[slot]!;
    if (!isRequired || values[slot] !== undefined) continue;
    // A value that is there and of no use has been told already.
    const isEmptied = tag.get(name) !== undefined;
    const isLost = kind === 'integer' || (kind === 'guid' && (name !== 'guid' || rule.name in REFERENCES));
    isUseless ||= isLost;
    if (!isEmptied) findings.problem(`missing ${rule.name} ${name}`, tag.at, `<${rule.name}> has no ${name}.`, isLost ? 'Without it the element is of no use and is left out.' : kind === 'guid' ? 'One is made for it.' : 'It is read all the same.');
  }
  return isUseless;
}

function passOver(reading: Reading, tag: XmlTag, message: string | null): void {
  if (message !== null) reading.findings.problem(`element ${tag.name}`, tag.at, message, 'It is left out, with all that is in it.');
  reading.findings.lose(`<${tag.name}>`, message === null ? 'It lacks what it cannot be without.' : 'The standard has no such element there.');
  reading.skipped = 1;
}

function attach(reading: Reading, tag: XmlTag, rule: ElementRule, values: Values): void {
  const { stack } = reading;
  const around = stack.at(-1)!;
  const parent = around.draft;
  const field = FIELDS[rule.name];
  if (field !== undefined && parent[field] !== undefined) return passOver(reading, tag, `<${around.rule.name}> has more than one <${tag.name}> in it.`);
  const make = DRAFTS[rule.name];
  const reference = REFERENCES[rule.name];
  if (make === undefined) {
    if (reference !== undefined) addTo(parent, reference, values[0]);
    else if (rule.name === 'VariableRef') parent['variable'] = values[0];
    else if (rule.name === 'CodeRef') attachCode(reading, tag, parent, values[0]);
    stack.push({ rule, draft: parent, isOwn: false, at: tag.at, order: 0, parts: rule.isText ? [] : NO_PARTS });
    return;
  }
  const draft = make(values);
  if (rule.attributes[0]?.name === 'guid' && draft['guid'] === undefined) draft['guid'] = guidFrom(`${rule.name} ${tag.at}`);
  const list = LISTS[rule.name];
  if (list !== undefined) addTo(parent, list, draft);
  else parent[field!] = draft;
  stack.push({ rule, draft, isOwn: true, at: tag.at, order: 0, parts: NO_PARTS });
}

const NO_PARTS: string[] = [];

function attachCode(reading: Reading, tag: XmlTag, parent: Draft, code: unknown): void {
  if ('codeRefs' in parent) addTo(parent, 'codeRefs', code);
  else if (parent['code'] === undefined) parent['code'] = code;
  else {
    reading.findings.problem('two codes', tag.at, 'A <Coding> names more than one code.', 'The first is read. Make one coding for each code.');
    reading.findings.lose('CodeRef', 'A coding has exactly one code.');
  }
}

function closeElement({ stack, findings }: Reading): void {
  const { rule, draft, isOwn, at, parts } = stack.pop()!;
  if (rule.isText) closeText(rule.name, draft, parts.join(''));
  if (!isOwn || (rule.name !== 'Coding' && rule.name !== 'VariableValue')) return;
  if (draft[rule.name === 'Coding' ? 'code' : 'variable'] !== undefined) return;
  // It joined its list when it opened, so it is the last one there.
  (stack.at(-1)!.draft[LISTS[rule.name]!] as unknown[]).pop();
  const what = rule.name === 'Coding' ? 'code' : 'variable';
  findings.problem(`empty ${rule.name}`, at, `A <${rule.name}> names no ${what}.`, 'It says nothing and is left out.');
  findings.lose(rule.name, `It names no ${what}.`);
}

function closeText(name: string, draft: Draft, text: string): void {
  if (name === 'Description') draft['description'] = text;
  else if (name === 'PlainTextContent') [draft['text'], draft['isInline']] = [text, true];
  else [draft['type'], draft['value']] = [name.replace(/Value$/, ''), text];
}
