import { must, type Refusal } from '../../../src/kernel/result.ts';
import { StudyCommand, type StudyCommandSent } from '../../../src/slices/coding/model/study/commands.ts';
import { decide } from '../../../src/slices/coding/model/study/decide.ts';
import { deriveId } from '../../../src/slices/coding/model/study/derive-id.ts';
import { emptyStudy } from '../../../src/slices/coding/model/study/empty-study.ts';
import { evolve } from '../../../src/slices/coding/model/study/evolve.ts';
import type { StudyEvent } from '../../../src/slices/coding/model/study/events.ts';
import type { CommandFacts, StudyMember } from '../../../src/slices/coding/model/study/facts.ts';
import { textRevised } from '../../../src/slices/coding/model/study/revise-text.ts';
import type { StudyState } from '../../../src/slices/coding/model/study/state.ts';
import type { Edit } from '../../../src/slices/texts/model/revision/edit.ts';

/** An id that a test can name: the same word gives the same id. */
export const id = (word: string) => deriveId('5eed5eed-0000-4000-8000-000000000000', word);

export const [lea, ana, ben, rex] = [id('lea'), id('ana'), id('ben'), id('rex')];
export const members: readonly StudyMember[] = [
  { personId: lea, name: 'Lea', part: 'lead' },
  { personId: ana, name: 'Ana', part: 'coder' },
  { personId: ben, name: 'Ben', part: 'coder' },
  { personId: rex, name: 'Rex', part: 'reader' },
];
export const [visit, interview] = [id('visit'), id('interview')];

/** A study so far, with the texts that are in it. Every act takes a second. */
export interface Told {
  readonly state: StudyState;
  readonly events: readonly StudyEvent[];
  readonly texts: CommandFacts['texts'];
  readonly now: number;
}

export function begun(texts: CommandFacts['texts'] = { [visit]: { version: 1, length: 1000 }, [interview]: { version: 1, length: 500 } }): Told {
  return { state: emptyStudy(id('study')), events: [{ type: 'StudyBegan', v: 1, studyId: id('study'), at: 0, by: lea }], texts, now: 1000 };
}

/** What a command leads to. */
export function asked(told: Told, personId: string, sent: StudyCommandSent) {
  const part = members.find((member) => member.personId === personId)?.part ?? 'reader';
  const command = StudyCommand.parse(sent);
  return decide(told.state, { command, act: id(`act ${told.now}`), part, facts: { texts: told.texts, members } }, { now: told.now, personId });
}

/** The study after an act that must go through. */
export function act(told: Told, personId: string, sent: StudyCommandSent): Told {
  return after(told, must(asked(told, personId, sent)));
}

/** Several acts of one person. */
export function acts(told: Told, personId: string, ...sent: readonly StudyCommandSent[]): Told {
  return sent.reduce((so, command) => act(so, personId, command), told);
}

export function after(told: Told, events: readonly StudyEvent[]): Told {
  return { ...told, state: events.reduce<StudyState>((state, event) => evolve(state, event), told.state), events: [...told.events, ...events], now: told.now + 1000 };
}

/** The refusal of a command that must not go through. */
export function refusal(told: Told, personId: string, sent: StudyCommandSent): Refusal {
  const decision = asked(told, personId, sent);
  if (decision.ok) throw new Error(`expected a refusal of ${sent.do}, got ${JSON.stringify(decision.value)}`);
  return decision.error;
}

/** The code of that refusal. */
export const refused = (told: Told, personId: string, sent: StudyCommandSent) => refusal(told, personId, sent).code;

/** The study after a text was corrected. */
export function revise(told: Told, sourceId: string, edits: readonly Edit[], restores: number | null = null): Told {
  const { version, length } = told.texts[sourceId]!;
  const event = textRevised(told.state, { act: id(`revision ${told.now}`), by: lea, at: told.now, sourceId, fromVersion: version, toVersion: version + 1, edits, restores });
  const grown = edits.reduce((sum, { removed, inserted }) => sum + inserted - removed, length);
  return after({ ...told, texts: { ...told.texts, [sourceId]: { version: version + 1, length: grown } } }, [event]);
}

export function newCode(word: string, more: Partial<Extract<StudyCommandSent, { do: 'add-code' }>['code']> = {}): Extract<StudyCommandSent, { do: 'add-code' }>['code'] {
  return { codeId: id(word), parentId: null, name: word, provenance: { kind: 'inductive', reason: `nothing fitted ${word}`, from: null }, colour: '#1F4D40', ...more };
}

export const addCode = (word: string, more: Parameters<typeof newCode>[1] = {}): StudyCommandSent => ({ do: 'add-code', code: newCode(word, more) });

export function addRound(word: string, more: Partial<Extract<StudyCommandSent, { do: 'add-round' }>['round']> = {}): StudyCommandSent {
  return { do: 'add-round', roundId: id(word), round: { name: word, blind: false, ...more } };
}

/** Puts a code on one stretch; the coding's id is that of its word. */
export function code(word: string, codeWord: string, start: number, end: number, { round = 'round 1', source = visit, version = 1 } = {}): StudyCommandSent {
  return { do: 'code', sourceId: source, version, roundId: id(round), codeId: id(codeWord), spans: [{ codingId: id(word), start, end }] };
}

export const moveRound = (word: string, to: 'open' | 'frozen' | 'compared' | 'reconciled' | 'published', rest = ''): StudyCommandSent => ({ do: 'move-round', roundId: id(word), to, rest });

/** A state as plain values, for comparing: maps in the order of their keys, without what is only there for undoing. */
export function plain(state: StudyState, without: readonly (keyof StudyState)[] = []): Record<string, unknown> {
  const values = Object.entries(state).filter(([name]) => !without.includes(name as keyof StudyState));
  return Object.fromEntries(values.map(([name, value]) => [name, flat(value)]));
}

function flat(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('entries' in value) || Array.isArray(value)) return value;
  const entries = [...(value as ReadonlyMap<string, unknown>).entries()].map(([key, inner]) => [key, flat(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
