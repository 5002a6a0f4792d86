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

/** Looks for private words in every other browser: in its page, in its fields, and in every answer it was ever given. */
export async function expectUnseen(words: readonly PrivateWords[], everyone: readonly BrowserPerson[]): Promise<void> {
  for (const person of everyone) {
    const held = `${await person.page.content()}\n${await fieldsOf(person.page)}\n${person.received()}`;
    for (const { author, text } of words) {
      if (author.name === person.name) continue;
      expect(held.includes(text), `${person.name} holds what ${author.name} wrote in private`).toBe(false);
    }
  }
}

function fieldsOf(page: Page): Promise<string> {
  return page.evaluate(() => Array.from(document.querySelectorAll('textarea, input'), (field) => (field as HTMLInputElement).value).join('\n'));
}
