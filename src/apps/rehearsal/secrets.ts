import mammoth from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Person } from './browserless-person.ts';
import { readableMail, type MailCatcher } from './mail-catcher.ts';

/** Something written in private: a word that occurs nowhere else, and who may know it. */
export interface Secret {
  readonly word: string;
  readonly what: string;
  readonly knownTo: Set<string>;
  /** From this moment the whole room may know it. */
  shared: boolean;
}

/** One place where somebody met a word that was not theirs. */
export interface Leak {
  readonly word: string;
  readonly what: string;
  readonly seenBy: string;
  readonly where: string;
}

/** Looks for every still-private word in everything that other people received over the wire so far. */
export function leaksOnTheWire(secrets: readonly Secret[], people: readonly Person[]): Leak[] {
  return secrets.filter((secret) => !secret.shared).flatMap((secret) =>
    people
      .filter((person) => !secret.knownTo.has(person.personId))
      .filter((person) => person.received.text.some((text) => text.includes(secret.word)))
      .map((person) => ({ word: secret.word, what: secret.what, seenBy: person.name, where: 'a response or the stream' })),
  );
}

/** The same for files: Word and PDF files are opened and read, since a search of their packed bytes would find nothing. */
export async function leaksInFiles(secrets: readonly Secret[], people: readonly Person[]): Promise<Leak[]> {
  const leaks: Leak[] = [];
  for (const person of people) {
    for (const file of person.received.files) {
      const text = await textOfFile(file.name, file.bytes);
      for (const secret of secrets) {
        if (!secret.shared && !secret.knownTo.has(person.personId) && text.includes(secret.word)) leaks.push({ word: secret.word, what: secret.what, seenBy: person.name, where: file.name });
      }
    }
  }
  return leaks;
}

/** The same for mail and for the servers' log lines, where nobody's private words belong at all. */
export function leaksInMailAndLogs(secrets: readonly Secret[], mail: MailCatcher, log: readonly string[]): Leak[] {
  const mails = mail.messages.map((message) => readableMail(message.raw)).join('\n');
  const lines = log.join('\n');
  return secrets.flatMap((secret) => [
    ...(mails.includes(secret.word) ? [{ word: secret.word, what: secret.what, seenBy: 'a mailbox', where: 'a mail' }] : []),
    ...(lines.includes(secret.word) ? [{ word: secret.word, what: secret.what, seenBy: 'whoever reads the log', where: 'a log line' }] : []),
  ]);
}

async function textOfFile(name: string, bytes: Uint8Array): Promise<string> {
  if (name.endsWith('.docx')) return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
  if (name.endsWith('.pdf')) return textOfPdf(bytes);
  return new TextDecoder().decode(bytes);
}

/** All text of a PDF in reading order; words broken over lines are joined, so that a marker is still found whole. */
async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: bytes.slice(), isEvalSupported: false, useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  let text = '';
  for (let number = 1; number <= pdf.numPages; number++) {
    const content = await (await pdf.getPage(number)).getTextContent();
    text += content.items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  await task.destroy();
  return text;
}
