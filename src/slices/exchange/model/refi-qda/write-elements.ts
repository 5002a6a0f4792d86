import { escapeXmlAttribute, escapeXmlText, xmlStorable } from '../../../../kernel/xml/write-xml.ts';
import { isGuid, writableGuid } from './guid.ts';
import { dateTimeFrom, colorFrom } from './values.ts';
import type { Findings } from './findings.ts';

/** What may stand behind an attribute's name: text and numbers are written, undefined is left out. */
type AttributeValue = string | number | boolean | undefined;

/** Writes elements line by line, with values that pass the schema; what cannot be written is told as lost. */
export interface ElementWriter {
  /** Opens an element, writes what is inside, and closes it; an element with nothing inside is closed at once. */
  readonly element: (name: string, attributes: Readonly<Record<string, AttributeValue>>, inside?: () => void) => void;
  /** An element around others that is left out when there are none. */
  readonly container: (name: string, list: readonly unknown[], inside: () => void) => void;
  readonly textElement: (name: string, text: string | undefined) => void;
  readonly guid: (id: string) => string;
  readonly optionalGuid: (id: string | undefined) => string | undefined;
  readonly dateTime: (text: string | undefined) => string | undefined;
  readonly color: (text: string | undefined) => string | undefined;
  readonly integer: (number: number) => number;
  /** The document so far. */
  readonly document: () => string;
}

/** A writer that begins with an XML declaration. */
export function elementWriter(findings: Findings): ElementWriter {
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  let indent = '';
  const storable = (text: string): string => {
    if (xmlStorable(text) !== text) findings.lose('characters that XML cannot carry', 'Each stands as U+FFFD in its place, so that no position moves.');
    return text;
  };
  const attributesOf = (attributes: Readonly<Record<string, AttributeValue>>): string => {
    let written = '';
    for (const name in attributes) {
      const value = attributes[name];
      if (value !== undefined) written += ` ${name}="${typeof value === 'string' ? escapeXmlAttribute(storable(value)) : value}"`;
    }
    return written;
  };
  return {
    element(name, attributes, inside) {
      const at = lines.push(`${indent}<${name}${attributesOf(attributes)}>`) - 1;
      const outer = indent;
      indent += '  ';
      inside?.();
      indent = outer;
      if (lines.length === at + 1) lines[at] = `${lines[at]!.slice(0, -1)}/>`;
      else lines.push(`${indent}</${name}>`);
    },
    container(name, list, inside) {
      if (list.length > 0) this.element(name, {}, inside);
    },
    textElement(name, text) {
      if (text !== undefined) lines.push(`${indent}<${name}>${escapeXmlText(storable(text))}</${name}>`);
    },
    guid(id) {
      if (!isGuid(id)) findings.lose('ids that are no GUIDs', 'The standard wants GUIDs; one made of the id stands in its place everywhere.');
      return writableGuid(id);
    },
    optionalGuid(id) {
      return id === undefined ? undefined : this.guid(id);
    },
    dateTime(text) {
      const written = text === undefined ? null : dateTimeFrom(text);
      if (text !== undefined && written === null) findings.lose('times', 'They are no date and time as XML writes them.');
      return written ?? undefined;
    },
    color(text) {
      const written = text === undefined ? null : colorFrom(text);
      if (text !== undefined && written === null) findings.lose('colours', 'They are no colours as the standard writes them (#RRGGBB).');
      return written ?? undefined;
    },
    integer(number) {
      if (!Number.isSafeInteger(number)) findings.lose('numbers', 'The standard has whole numbers there; each is rounded.');
      return Number.isSafeInteger(Math.round(number)) ? Math.round(number) : 0;
    },
    document: () => `${lines.join('\n')}\n`,
  };
}
