import fc from 'fast-check';
import type { StudyCommandSent } from '../../../src/slices/coding/model/study/commands.ts';
import { MEMO_KINDS } from '../../../src/slices/coding/model/study/entities.ts';
import { isHidden } from '../../../src/slices/coding/model/study/hidden.ts';
import { project } from '../../../src/slices/coding/model/study/project.ts';
import { addRound, ana, ben, id, interview, lea, members, newCode, visit, type Told } from './a-study.ts';

/** One draw: who does something, what, and numbers to choose with. */
export interface Draw {
  readonly who: number;
  readonly what: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const nat = fc.noBias(fc.nat(997));
const anyDraw: fc.Arbitrary<Draw> = fc.record({ who: fc.noBias(fc.nat(2)), what: fc.noBias(fc.nat(28)), a: nat, b: nat, c: nat });
/** What a study sees in some hours: forty to ninety acts of a lead and two coders. */
export const anyDraws = fc.array(anyDraw, { minLength: 40, maxLength: 90, size: 'max' });

const ACTORS = [lea, ana, ben] as const;
/** Places in {@link CHOICES} of what leads do; now and then a coder tries it too. */
const LEADS_DO: ReadonlySet<number> = new Set([8, 9, 10, 11, 12, 19, 20, 22, 23]);
export const actorOf = ({ who, what, b }: Draw) => (LEADS_DO.has(what) && b % 7 > 0 ? lea : ACTORS[who % ACTORS.length]!);

/** Whatever a person types carries their mark and its own number. */
export const markOf = (personId: string, n: number | string) => `⟨${members.find((member) => member.personId === personId)!.name}·${n}⟩`;

/** A few codes to begin with. */
export const firstCodes: StudyCommandSent = { do: 'adopt-book', codes: ['one', 'two', 'three', 'four'].map((word) => newCode(word, { provenance: { kind: 'framework', framework: 'given' } })) };

/** The rounds that every history begins with: blind for all, blind for two, seen by all. */
export const firstRounds: readonly StudyCommandSent[] = [addRound('blind', { blind: true }), addRound('pair', { blind: true, coders: [ana, ben] }), addRound('open')];

function pick<T>(things: Iterable<T>, n: number): T | undefined {
  const list = [...things];
  return list.length === 0 ? undefined : list[n % list.length];
}

type Choose = (told: Told, me: string, draw: Draw, n: number) => StudyCommandSent;

function seen(told: Told, me: string) {
  return project(told.state, { personId: me, part: 'coder' });
}

const NOWHERE = id('nowhere');
const roundIn = (told: Told, n: number) => pick(told.state.rounds.keys(), n) ?? NOWHERE;
const codeIn = (told: Told, me: string, n: number) => pick(seen(told, me).codes.keys(), n) ?? NOWHERE;
const sourceIn = (n: number) => (n % 3 === 0 ? interview : visit);
const spanIn = (a: number, b: number) => ({ start: a % 300, end: (a % 300) + 1 + (b % 60) });

function codingIn(told: Told, me: string, n: number) {
  const all = [...seen(told, me).codings.values()].flatMap((codings) => [...codings.values()]).filter(({ coderId }) => n % 4 === 0 || coderId === me);
  const { sourceId, codingId } = pick(all, n) ?? { sourceId: visit, codingId: NOWHERE };
  return { sourceId, codingId };
}

function targetOf(told: Told, me: string, { a, b, c }: Draw): Extract<StudyCommandSent, { do: 'write-memo' }>['on'] {
  const { sourceId, codingId } = codingIn(told, me, b);
  const targets = [
    { of: 'study' as const },
    { of: 'source' as const, id: sourceIn(b) },
    { of: 'code' as const, id: codeIn(told, me, b) },
    { of: 'round' as const, id: roundIn(told, b) },
    { of: 'coding' as const, id: codingId, sourceId },
    { of: 'text' as const, sourceId: sourceIn(b), version: told.texts[sourceIn(b)]!.version, ...spanIn(b, c) },
  ];
  return targets[a % targets.length]!;
}

const CHOICES: readonly Choose[] = [
  (told, me, { a, b, c }, n) => ({ do: 'code', sourceId: sourceIn(b), version: told.texts[sourceIn(b)]!.version, roundId: roundIn(told, a), codeId: codeIn(told, me, c), spans: [{ codingId: id(`coding ${n}`), ...spanIn(a, b) }], valence: c % 5 === 0 ? 'negative' : null }),
  (told, me, { a, b, c }, n) => ({ do: 'autocode', roundId: roundIn(told, a), codeId: codeIn(told, me, c), items: [visit, interview].map((sourceId, i) => ({ sourceId, version: told.texts[sourceId]!.version, spans: [{ codingId: id(`auto ${n} ${i}`), ...spanIn(b, a) }] })) }),
  (told, me, { a, b, c }, n) => ({ do: 'add-code', code: newCode(`code ${n}`, { name: markOf(me, n), definition: markOf(me, `definition ${n}`), parentId: c % 3 === 0 ? codeIn(told, me, b) : null, ...(a % 2 === 0 ? {} : { provenance: { kind: 'framework', framework: 'given' } }) }), on: b % 2 === 0 ? null : { sourceId: sourceIn(a), version: told.texts[sourceIn(a)]!.version, roundId: roundIn(told, a), spans: [{ codingId: id(`with code ${n}`), ...spanIn(a, c) }] } }),
  (told, me, { a }) => ({ do: 'uncode', codings: [codingIn(told, me, a)] }),
  (told, me, { a, b }) => ({ do: 'recode', codings: [codingIn(told, me, a)], codeId: codeIn(told, me, b) }),
  (told, me, { a, b, c }) => {
    const { sourceId, codingId } = codingIn(told, me, a);
    return { do: 'resize', sourceId, codingId, version: told.texts[sourceId]!.version, ...spanIn(b, c) };
  },
  (told, me, { a, b }) => ({ do: 'mark', codings: [codingIn(told, me, a)], valence: (['positive', 'negative', null] as const)[b % 3]! }),
  (told, me, { a, b }, n) => ({ do: 'change-code', codeId: codeIn(told, me, a), version: null, changes: b % 2 === 0 ? { name: markOf(me, n) } : { definition: markOf(me, n), examples: [markOf(me, `example ${n}`)] } }),
  (told, me, { a, b, c }) => ({ do: 'move-code', codeId: codeIn(told, me, a), parentId: b % 3 === 0 ? null : codeIn(told, me, b), before: c % 2 === 0 ? null : codeIn(told, me, c) }),
  (told, me, { a, b }, n) => ({ do: 'merge-codes', codeIds: [codeIn(told, me, a)], into: codeIn(told, me, b), reason: markOf(me, n) }),
  (told, me, { a, b }, n) => ({ do: 'split-code', codeId: codeIn(told, me, a), parts: [0, 1].map((i) => newCode(`part ${n} ${i}`, { name: markOf(me, `${n} ${i}`) })), assigned: b % 2 === 0 ? {} : { [codingIn(told, me, b).codingId]: id(`part ${n} 1`) }, reason: markOf(me, n) }),
  (told, me, { a }, n) => ({ do: 'eliminate-code', codeId: codeIn(told, me, a), reason: markOf(me, n) }),
  (told, me, { a }) => ({ do: 'restore-code', codeId: codeIn(told, me, a) }),
  (told, me, draw, n) => ({ do: 'write-memo', memoId: id(`memo ${n}`), kind: MEMO_KINDS[draw.b % 4]!, on: targetOf(told, me, draw), text: markOf(me, n), audience: draw.c % 3 === 0 ? 'me' : 'team', roundId: draw.c % 2 === 0 ? null : roundIn(told, draw.c) }),
  (told, me, { a, b }, n) => ({ do: 'change-memo', memoId: pick(seen(told, me).memos.keys(), a) ?? NOWHERE, text: markOf(me, n), ...(b % 3 === 0 ? { audience: b % 2 === 0 ? 'me' : 'team' } : {}) }),
  (told, me, { a }) => ({ do: 'remove-memo', memoId: pick(seen(told, me).memos.keys(), a) ?? NOWHERE }),
  (told, me, { a }, n) => ({ do: 'save-query', queryId: a % 2 === 0 ? id(`query ${n}`) : (pick(seen(told, me).queries.keys(), a) ?? NOWHERE), title: markOf(me, n), page: 'matrix', question: codeIn(told, me, a) }),
  (told, me, { a }) => ({ do: 'remove-query', queryId: pick(seen(told, me).queries.keys(), a) ?? NOWHERE }),
  (told, _, { a }) => ({ do: 'finish-round', roundId: roundIn(told, a), done: a % 2 === 0 }),
  (told, _, { a, b }) => ({ do: 'move-round', roundId: roundIn(told, a), to: (['open', 'open', 'compared', 'reconciled'] as const)[b % 4]!, rest: 'left as it is' }),
  (told, me, { a, b }) => ({ do: 'change-round', roundId: roundIn(told, a), changes: b % 2 === 0 ? { purpose: `purpose ${b}` } : { blind: b % 4 === 1, families: b % 3 === 0 ? [codeIn(told, me, b)] : null } }),
  (told, me, { a, b, c }, n) => {
    const compared = new Set([...told.state.rounds.values()].filter(({ phase }) => phase === 'compared').map(({ roundId }) => roundId));
    const differing = [...(told.state.codings.get(sourceIn(c))?.values() ?? [])].filter(({ roundId }) => compared.has(roundId));
    const [one, other] = [pick(differing, a) ?? codingIn(told, me, a), pick(differing, b) ?? codingIn(told, me, b)];
    return { do: 'decide', decisionId: id(`decision ${a % 3}`), roundId: 'roundId' in one ? one.roundId : NOWHERE, sourceId: one.sourceId, version: told.texts[one.sourceId]!.version, ...spanIn(a, b), kind: 'label', codingIds: a % 2 === 0 ? [one.codingId] : [one.codingId, other.codingId], state: (['discussing', 'resolved', 'divergence-accepted'] as const)[b % 3]!, keep: b % 3 === 1 ? [{ codingId: id(`kept ${n}`), codeId: codeIn(told, me, c), ...spanIn(b, c) }] : [], reason: 'talked over' };
  },
  (told, _, { a, c }, n) => (c % 60 < n ? onward(told, roundIn(told, a)) : { do: 'finish-round', roundId: roundIn(told, a), done: true }),
  (told, me, draw, n) => CHOICES[0]!(told, me, draw, n),
  () => ({ do: 'undo' }),
  () => ({ do: 'undo' }),
  () => ({ do: 'redo' }),
  (told, me, draw, n) => CHOICES[0]!(told, me, draw, n),
  (told, me, draw, n) => CHOICES[0]!(told, me, draw, n),
];

/** The next step in the life of a round. */
function onward(told: Told, roundId: string): StudyCommandSent {
  const phase = told.state.rounds.get(roundId)?.phase ?? 'open';
  if (phase === 'frozen') return isHidden(told.state.rounds.get(roundId)) ? { do: 'unblind-round', roundId } : { do: 'move-round', roundId, to: 'compared' };
  return { do: 'move-round', roundId, to: phase === 'open' ? 'frozen' : 'reconciled' };
}

/** The command of a draw, which may well be refused. */
export function commandOf(told: Told, draw: Draw, n: number): StudyCommandSent {
  return CHOICES[draw.what % CHOICES.length]!(told, actorOf(draw), draw, n);
}
