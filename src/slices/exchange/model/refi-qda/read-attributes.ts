import type { XmlTag } from '../../../../kernel/xml/read-xml.ts';
import type { Values } from './drafts.ts';
import type { Findings } from './findings.ts';
import { WORDS, type AttributeRule, type ElementRule } from './grammar.ts';
import { isGuid } from './guid.ts';
import { colorFrom, dateTimeFrom, integerFrom, isColor, isDateTime } from './values.ts';

type Value = Values[number];

/** The attributes of the last element of each rule: most come again, and the same text need be checked and kept only once. */
export interface AttributeMemory {
  /** What is given out for every element anew. */
  readonly scratch: Value[];
  /** The names and slots of the last element's attributes in their order, which is mostly that of the next. */
  readonly names: string[];
  readonly slots: number[];
  readonly raw: (string | undefined)[];
  readonly values: Value[];
}

/** The memory of a rule of which there was no element yet. */
export function attributeMemory(rule: ElementRule): AttributeMemory {
  return { scratch: rule.attributes.map(() => undefined), names: [], slots: [], raw: [], values: [] };
}

/**
 * The checked attributes of a tag in the order of its rule; what is wrong is told, mended where it can be, and else left out. The
 * list is the same one for every element of the rule, so what is needed of it is taken at once.
 */
export function readAttributes(tag: XmlTag, rule: ElementRule, memory: AttributeMemory, findings: Findings): Values {
  const values = memory.scratch;
  values.fill(undefined);
  for (let i = 0; i < tag.count; i++) {
    const name = tag.attributeName(i);
    if (memory.names[i] !== name) {
      const found = rule.slots.get(name);
      if (found === undefined) {
        foreignAttribute(tag, i, findings);
        continue;
      }
      memory.names[i] = name;
      memory.slots[i] = found;
    }
    const slot = memory.slots[i]!;
    const raw = tag.attributeValue(i);
    if (raw !== memory.raw[slot]) {
      memory.values[slot] = checked(rule.attributes[slot]!, raw, tag, findings);
      memory.raw[slot] = raw;
    }
    values[slot] = memory.values[slot];
  }
  return values;
}

function foreignAttribute(tag: XmlTag, index: number, findings: Findings): void {
  const name = tag.attributeName(index);
  if (name === 'xmlns' || name.startsWith('xmlns:') || tag.attributeNamespace(index) === 'http://www.w3.org/2001/XMLSchema-instance' || name.startsWith('xml:')) return;
  findings.problem(`attribute ${tag.local} ${name}`, tag.at, `<${tag.local}> has an attribute “${name}” that the standard does not know.`, 'Nothing needs to be done; it is left out.');
  findings.lose(`${tag.local} ${name}`, 'The standard has no such attribute.');
}

function checked(rule: AttributeRule, raw: string, tag: XmlTag, findings: Findings): Value {
  const told = (message: string, mend: string): void => findings.problem(`${tag.local} ${rule.name} ${rule.kind}`, tag.at, `<${tag.local}> has ${rule.name}="${shortened(raw)}", ${message}.`, mend);
  switch (rule.kind) {
    case 'string':
      return raw;
    case 'guid':
      return checkedGuid(raw, rule, told);
    case 'integer': {
      const whole = checkedInteger(raw, told);
      // An element that cannot be without the number is told as lost itself.
      if (whole === undefined && !rule.isRequired) findings.lose(`${tag.local} ${rule.name}`, 'It is no number.');
      return whole;
    }
    case 'boolean':
      return checkedBoolean(raw, told);
    case 'dateTime':
      if (isDateTime(raw)) return raw;
      return mended(dateTimeFrom(raw), 'which is no date and time as XML writes them', told, rule, tag, findings);
    case 'color':
      if (isColor(raw)) return raw;
      return mended(colorFrom(raw), 'which is no colour as the standard writes them (#RRGGBB)', told, rule, tag, findings);
    default: {
      const words: readonly string[] = WORDS[rule.kind];
      if (words.includes(raw)) return raw;
      return mended(words.find((word) => word.toLowerCase() === raw.trim().toLowerCase()) ?? null, `which is none of ${words.join(', ')}`, told, rule, tag, findings);
    }
  }
}

type Told = (message: string, mend: string) => void;

function checkedGuid(raw: string, { name }: AttributeRule, told: Told): string | undefined {
  if (isGuid(raw)) return raw;
  const trimmed = raw.trim();
  if (isGuid(trimmed)) return trimmed;
  told('which is no GUID', trimmed === '' ? (name === 'guid' ? 'One is made for it.' : 'It leads nowhere and is left out.') : 'It is kept as it is; where the project is written again, a GUID made of it stands in its place everywhere.');
  return trimmed === '' ? undefined : trimmed;
}

function checkedInteger(raw: string, told: Told): number | undefined {
  const whole = integerFrom(raw);
  if (whole !== null) return whole;
  const number = raw.trim() === '' ? Number.NaN : Number(raw);
  const isUsable = Number.isFinite(number) && Math.abs(number) < 1e15;
  told('which is no whole number', isUsable ? `It is read as ${Math.round(number)}.` : 'It cannot be used.');
  return isUsable ? Math.round(number) : undefined;
}

function checkedBoolean(raw: string, told: Told): boolean | undefined {
  const word = raw.trim().toLowerCase();
  if (raw !== 'true' && raw !== 'false' && raw !== '0' && raw !== '1') told('which is neither true nor false', ['true', 'false'].includes(word) ? `It is read as ${word}.` : 'It is left out.');
  return word === 'true' || word === '1' ? true : word === 'false' || word === '0' ? false : undefined;
}

function mended(value: string | null, what: string, told: Told, rule: AttributeRule, tag: XmlTag, findings: Findings): string | undefined {
  told(what, value === null ? 'It is left out.' : `It is read as “${value}”.`);
  if (value === null) findings.lose(`${tag.local} ${rule.name}`, `Its value is not one of those the standard allows.`);
  return value ?? undefined;
}

/** A value short enough for a sentence. */
export function shortened(text: string): string {
  const points = Array.from(text.slice(0, 100));
  return points.length > 40 ? `${points.slice(0, 40).join('')}…` : text;
}
