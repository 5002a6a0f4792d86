import { expect, test } from 'vitest';
import { decide } from '../study/decide.ts';
import { emptyStudy } from '../study/empty-study.ts';
import { replay } from '../study/evolve.ts';
import { treeOf, type CodeNode } from '../study/code-tree.ts';
import { StudyCommand } from '../study/commands.ts';
import { startingCodebook } from './starting-codebook.ts';

let made = 0;
const newId = () => `00000000-0000-4000-8000-${`${++made}`.padStart(12, '0')}`;
const codes = startingCodebook(newId);
const under = (name: string) => codes.filter(({ parentId }) => parentId === codes.find((code) => code.name === name)!.codeId).map((code) => code.name);

test('[CG-220] the starting codebook has the six codes of round 1, the families of round 2 with their sub-codes, and both faces of buffering', () => {
  expect(under('What it is about')).toHaveLength(6);
  for (const family of ['Modeling', 'Tools']) expect(under(family)).toHaveLength(4);
  expect(under('Brokering')).toEqual(['Bridging', 'Buffering', 'Distributing information', 'Translating']);
  expect(under('Outcomes of the community')).toHaveLength(4);
  expect(codes.filter(({ parentId }) => codes.find(({ codeId }) => codeId === parentId)?.name === 'Buffering').map(({ valence }) => valence)).toEqual(['positive', 'negative']);
  expect(codes.find(({ name }) => name === 'Joint work')!.codable).toBe(true);
});

test('[CG-220] every code that is put on text says what it means, when to use it and when not; what came from the data says why', () => {
  for (const code of codes.filter(({ codable }) => codable)) {
    for (const said of [code.definition, code.useWhen, code.notWhen]) expect(said, code.name).toMatch(/\w/);
    if (code.provenance.kind === 'inductive') expect(code.provenance.reason, code.name).toMatch(/\w/);
  }
});

test('[CG-220] a lead takes it over in one act, in its order, and once more changes nothing', () => {
  const command = StudyCommand.parse({ do: 'adopt-book', codes });
  const given = { command, act: newId(), part: 'lead' as const, facts: { texts: {}, members: [] } };
  const decision = decide(emptyStudy(newId()), given, { now: 1, personId: newId() });
  if (!decision.ok) throw new Error(decision.error.message);
  const state = replay(decision.value, emptyStudy('s'))!;
  const names = (nodes: readonly CodeNode[]): string[] => nodes.flatMap(({ code, children }) => [code.name, ...names(children)]);
  expect(names(treeOf(state.codes.values()))).toEqual(codes.map(({ name }) => name));
  const again = decide(state, given, { now: 2, personId: newId() });
  expect(again.ok && again.value).toEqual([]);
});
