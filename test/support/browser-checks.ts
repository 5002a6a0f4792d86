import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { BrowserPerson } from './people.ts';

/** Words that one person wrote in private, and that nobody else's browser may ever hold. */
export interface PrivateWords {
  readonly author: BrowserPerson;
  readonly text: string;
}

const WCAG_21_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Holds each page to WCAG 2.1 AA as far as a checker can; a fault is told with the element it is on. */
export async function expectAccessible(where: string, ...pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG_21_AA).analyze();
    const faults = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`);
    expect(faults, `${where} at ${page.url()}`).toEqual([]);
  }
}

/** Looks for private words in every browser: in its pages, in their fields, and in every answer it was ever given. Only the author's has them. */
export async function expectUnseen(words: readonly PrivateWords[], everyone: readonly BrowserPerson[]): Promise<void> {
  for (const person of everyone) {
    const held = (await Promise.all(person.context.pages().flatMap((page) => [page.content(), fieldsOf(page)]))).join('\n') + person.received();
    for (const { author, text } of words) {
      const isAuthor = author.name === person.name;
      expect(held.includes(text), isAuthor ? `${author.name} has the words, so this search can find them` : `${person.name} holds what ${author.name} wrote in private`).toBe(isAuthor);
    }
  }
}

function fieldsOf(page: Page): Promise<string> {
  return page.evaluate(() => Array.from(document.querySelectorAll('textarea, input'), (field) => (field as HTMLInputElement).value).join('\n'));
}
