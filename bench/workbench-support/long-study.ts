import { randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { seededRandom } from '../../src/kernel/seeded-random.ts';

/** A study with one long coded text, as the server holds it. */
export interface LongStudy {
  readonly studyId: string;
  readonly sourceId: string;
  readonly text: string;
}

const WORDS = 'we looked at the notes and asked what students understand when teachers let them talk about their own work in small groups'.split(' ');
const COLOURS = ['#1F6F8B', '#C2571A', '#5B8C2A', '#8A3B8F'];
const CODES = 30;

/** Makes a text of about `characters` with `codings` codings of thirty codes, made through the routes that people use. */
export async function longStudy(context: BrowserContext, characters: number, codings: number): Promise<LongStudy> {
  const random = seededRandom(7);
  const below = (end: number) => Math.floor(random() * end);
  const post = async (path: string, data: object) => {
    const answer = await context.request.post(path, { headers: { 'x-jointwork': '1' }, data });
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  };
  const sentence = () => `${Array.from({ length: 6 + below(12) }, () => WORDS[below(WORDS.length)]).join(' ')}.`;
  let text = '';
  while (text.length < characters) text += `${Array.from({ length: 1 + below(4) }, sentence).join(' ')}\n\n`;
  text = text.trim();
  const [studyId, sourceId, roundId] = [randomUUID(), randomUUID(), randomUUID()];
  await post('/api/studies', { studyId, title: 'Bench', question: '' });
  await post(`/api/studies/${studyId}/sources`, { sourceId, title: 'Long', type: 'interview', datedOn: '2026-03-12', text });
  const command = (given: object) => post(`/api/studies/${studyId}/commands`, { commandId: randomUUID(), command: given });
  await command({ do: 'add-round', roundId, round: { name: 'Round 1', blind: false } });
  for (let at = 0; at < CODES; at++) {
    const codeId = randomUUID();
    await command({ do: 'add-code', code: { codeId, parentId: null, name: `Code ${at}`, provenance: { kind: 'framework', framework: '' }, colour: COLOURS[at % COLOURS.length] } });
    const spans = Array.from({ length: Math.ceil(codings / CODES) }, () => {
      const start = below(text.length - 700);
      return { codingId: randomUUID(), start, end: start + 20 + below(400) };
    });
    await command({ do: 'code', sourceId, version: 1, roundId, codeId, spans });
  }
  return { studyId, sourceId, text };
}
