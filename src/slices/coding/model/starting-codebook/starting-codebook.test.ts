import { expect, test } from 'vitest';
import { act, asked, begun, id, lea } from '../../../../../test/unit/coding/a-study.ts';
import { childrenOf, pathName, treeOf } from '../study/code-tree.ts';
import { adoptStartingCodebook, STARTING_CODES, startingCodebook, startingCodeId } from './starting-codebook.ts';

const studyId = id('study');
const told = act(begun(), lea, adoptStartingCodebook(studyId));
const under = (key: string) => childrenOf(told.state.codes, startingCodeId(studyId, key)).map(({ name }) => name);

test('[CG-220] a lead takes over the starting codebook in one act, and again without doubling', () => {
  expect(told.events.at(-1)).toMatchObject({ kind: 'book-adopted' });
  let made = 0;
  const given = startingCodebook(() => id(`given ${++made}`));
  expect(new Set(given.map(({ codeId }) => codeId)).size).toBe(STARTING_CODES.length);
  expect(given.filter(({ parentId }) => parentId !== null).every(({ parentId }) => given.some(({ codeId }) => codeId === parentId))).toBe(true);
  expect(told.state.codes.size).toBe(STARTING_CODES.length);
  expect(asked(told, lea, adoptStartingCodebook(studyId))).toEqual({ ok: true, value: [] });
  expect(startingCodeId(studyId, 'modeling')).not.toBe(startingCodeId(id('another study'), 'modeling'));
});

test('[CG-57] it has exactly six codes of the first pass, and the practices with their kinds', () => {
  expect(under('first-pass')).toEqual(['Respondent background', 'Design of the networks', 'Supervisor participation', 'Principal participation', 'Outcomes of taking part', 'Helping and hindering conditions']);
  expect(under('practices')).toEqual(['Joint work', 'Modeling', 'Developing and using tools', 'Brokering']);
  expect(under('modeling')).toEqual(['Action', 'Talk', 'Thinking', 'Metacognition']);
  expect(under('tools')).toEqual(['Data', 'Guides for teaching and learning', 'Learning walks', 'Inquiry']);
  expect(under('brokering')).toEqual(['Bridging', 'Buffering', 'Distributing information', 'Translating']);
});

test('[CG-57] what was found in the data says why, the four signs of outcomes stand together, and examples show which way they point', () => {
  expect(under('found')).toHaveLength(4);
  expect(under('network-outcomes')).toHaveLength(4);
  for (const { provenance, parentId } of told.state.codes.values()) {
    const isFound = [startingCodeId(studyId, 'found'), startingCodeId(studyId, 'network-outcomes')].includes(parentId ?? '');
    if (isFound) expect(provenance).toMatchObject({ kind: 'inductive', reason: expect.stringMatching(/\w+ \w+ .*\.$/) });
  }
  expect(['bridging-resources', 'buffering-positive', 'buffering-negative'].map((key) => told.state.codes.get(startingCodeId(studyId, key))!.valence)).toEqual([null, 'positive', 'negative']);
  expect(pathName(told.state.codes, startingCodeId(studyId, 'buffering-negative'))).toBe('Supervisor practices › Brokering › Buffering › Buffering: negative example');
});

test('[CG-57] every code that goes on text is defined, bounded and has an example; inference rises from pass to pass', () => {
  for (const { codable, definition, useWhen, notWhen, example, round, inference } of STARTING_CODES) {
    expect(inference).toBe((['low', 'middle', 'high'] as const)[round - 1]);
    expect(definition).toMatch(/\.$/);
    if (codable === false) continue;
    for (const words of [useWhen, notWhen, example]) expect(words).toMatch(/[.?!]”?$/);
  }
  expect(treeOf(told.state.codes.values()).map(({ code: { name } }) => name)).toEqual(['What it is about', 'Supervisor practices', 'Outside the framework', 'Network outcomes']);
});

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const channels = (colour: string) => [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255)) as [number, number, number];
const contrastOnWhite = (colour: string) => {
  const [red, green, blue] = channels(colour);
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
};
/** OKLab (B. Ottosson 2020): distances are about what people see. */
function okLab(colour: string): [number, number, number] {
  const [red, green, blue] = channels(colour);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
}

test('[CG-57] its colours are told apart on a white page', () => {
  const labs = STARTING_CODES.map(({ colour }) => okLab(colour));
  for (const { colour } of STARTING_CODES) expect(contrastOnWhite(colour)).toBeGreaterThanOrEqual(3);
  labs.forEach((one, i) => labs.slice(i + 1).forEach((other) => expect(Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])).toBeGreaterThan(0.08)));
});
