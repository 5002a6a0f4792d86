import { FIELDS, KINDS, type Field, type Involved, type ProblemContent } from '../../model/content.ts';

/** The longest answer that the server takes, in characters. */
export const LONGEST_ANSWER = 20_000;

/** Where an answer that is being written lives on the device. */
export function draftKey(problemId: string, field: Field): string {
  return `problem:${problemId}:${field}`;
}

/** An answer as the text that the device keeps: people one a line, name and role apart by a tab; kinds by name. */
export function toText(content: ProblemContent, field: Field): string {
  if (field === 'involved') return content.involved.map(({ who, role }) => `${who}\t${role}`).join('\n');
  return field === 'kinds' ? content.kinds.join(', ') : content[field];
}

/** The content with one answer as the device keeps it. */
export function withText(content: ProblemContent, field: Field, text: string): ProblemContent {
  if (field === 'involved') return { ...content, involved: text === '' ? [] : text.split('\n').map(personOf) };
  if (field === 'kinds') return { ...content, kinds: KINDS.filter((kind) => text.split(', ').includes(kind)) };
  return { ...content, [field]: text };
}

function personOf(line: string): Involved {
  const [who = '', role = ''] = line.split('\t');
  return { who, role };
}

/** A line as it may stand in the list of people: without the marks that keep lines and halves apart. */
export function oneLine(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ');
}

/** What the server says, with what is written on this device and not yet there. */
export function overlaid(content: ProblemContent, draftOf: (field: Field) => string | null): ProblemContent {
  return FIELDS.reduce((whole, field) => {
    const text = draftOf(field);
    return text === null ? whole : withText(whole, field, text);
  }, content);
}
