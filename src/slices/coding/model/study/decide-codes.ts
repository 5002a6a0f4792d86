import { err, ok, type Refusal } from '../../../../kernel/result.ts';
import { childrenOf, lastOrder, liesWithin, nameTakenBy, pathName, type Codes } from './code-tree.ts';
import { changed, codeSeen, joining, memberCoders, set, stop, type Deciding, type StudyDeciders } from './deciding.ts';
import { cannotMark, newCodings } from './decide-coding.ts';
import { deepEqual } from './deep-equal.ts';
import { draftOfCode } from './drafts.ts';
import type { Code } from './entities.ts';
import type { Patch } from './events.ts';
import { namesOf, notLeading, notOpenFor } from './guards.ts';
import { sees } from './hidden.ts';
import { lineageStep } from './lineage.ts';
import { codeRefusals } from './refusals.ts';
import type { StudyCommand } from './commands.ts';

type NewCode = Extract<StudyCommand, { do: 'add-code' }>['code'];

/** Deciding how codes come, change and move. */
export const codeDeciders: StudyDeciders<'add-code' | 'change-code' | 'move-code' | 'adopt-book'> = {
  'add-code'(at, { code: wanted, on, roundId = null }) {
    const round = on && at.state.rounds.get(on.roundId);
    const code = newCode(at, wanted, draftOfCode(at, wanted, on?.roundId ?? roundId));
    const refused = stop(cannotAdd(at, code), on && notOpenFor(at, round ?? undefined), on && round ? notForRound(at, code, round.roundId, round.families) : null, on && round ? cannotMark(at, round, [on]) : null);
    if (refused) return refused;
    const put = on ? newCodings(at, { roundId: on.roundId, codeId: code.codeId, valence: code.valence }, on, 1) : [];
    const patches = [set(at, 'code', code.codeId, code), lineageStep(at, 0, { how: 'made', from: [], to: [code] })];
    return ok([...(on ? joining(at, memberCoders(at)) : []), ...changed(at, 'code-added', { patches, put })]);
  },

  'change-code'(at, { codeId, version, changes }) {
    const code = codeSeen(at, codeId);
    if (!code) return err(codeRefusals.noSuchCode());
    const after = withChanges(code, changes);
    const own = code.madeBy === at.me ? null : notLeading(at, 'change a code that somebody else made');
    const refused = stop(own, version !== null && version !== code.version ? codeRefusals.codeChanged(code.name, code) : null, nameTaken(at, after));
    if (refused) return refused;
    const steps = [...(after.name === code.name ? [] : [lineageStep(at, 0, { how: 'renamed', from: [code], to: [after], before: code.name })]), ...(meansTheSame(code, after) ? [] : [lineageStep(at, 1, { how: 'redefined', from: [code], to: [after], before: code.definition })])];
    return deepEqual(after, code) ? ok([]) : ok(changed(at, 'code-changed', { patches: [set(at, 'code', codeId, after), ...steps] }));
  },

  'move-code'(at, { codeId, parentId, before }) {
    const code = codeSeen(at, codeId);
    const parent = parentId === null ? null : codeSeen(at, parentId);
    if (!code || (parentId !== null && !parent)) return err(codeRefusals.noSuchCode());
    const moved: Code = { ...code, parentId };
    const refused = stop(
      mayShape(at, code, 'move codes'),
      parent && liesWithin(at.state.codes, parent.codeId, codeId) ? codeRefusals.cycle(code.name, parent.name) : null,
      parent?.retired ? codeRefusals.codeRetired(parent.name, parent.retired.how, namesOf(at.state, parent.retired.into)) : null,
      parent && parent.draftOf !== null && parent.draftOf !== code.draftOf ? codeRefusals.draftBoundary(parent.name) : null,
      nameTaken(at, moved),
    );
    if (refused) return refused;
    const placed = placedBefore(visibleCodes(at), moved, before);
    const patches = placed.filter((after) => after.order !== at.state.codes.get(after.codeId)!.order || after.codeId === codeId).map((after) => set(at, 'code', after.codeId, after));
    if (code.parentId === parentId && patches.every(({ after }) => after && (after as Code).order === at.state.codes.get((after as Code).codeId)!.order)) return ok([]);
    const steps = code.parentId === parentId ? [] : [lineageStep(at, 0, { how: 'moved', from: [code], to: [moved], before: code.parentId === null ? '' : pathName(at.state.codes, code.parentId) })];
    return ok(changed(at, 'code-moved', { patches: [...patches, ...steps] }));
  },

  'adopt-book'(at, { codes: wanted }) {
    const refused = stop(notLeading(at, 'take over a codebook'));
    if (refused) return refused;
    const codes = new Map(visibleCodes(at));
    const added: Code[] = [];
    for (const one of wanted) {
      if (codes.has(one.codeId)) continue;
      const code = newCode(at, one, null, codes);
      const refusal = cannotAdd(at, code, codes);
      if (refusal) return err(refusal);
      added.push(code);
      codes.set(code.codeId, code);
    }
    const patches = added.flatMap((code, i): Patch[] => [set(at, 'code', code.codeId, code), lineageStep(at, i, { how: 'made', from: [], to: [code] })]);
    return ok(changed(at, 'book-adopted', { patches }));
  },
};

/** The codes that this person may see. */
export function visibleCodes(at: Deciding): Codes {
  return new Map([...at.state.codes].filter(([, code]) => sees('code', code, at.me)));
}

/** Why this person may not give a code another place or end it; null for a lead, and for the maker while it is a draft. */
export function mayShape(at: Deciding, code: Code, what: string): Refusal | null {
  return code.draftOf !== null && code.madeBy === at.me ? null : notLeading(at, what);
}

/**
 * A code as it is when it is made, last among its siblings. What everybody sees comes after what everybody sees: a gap would tell
 * of its maker's drafts.
 */
export function newCode(at: Deciding, { codeId, parentId, ...fields }: NewCode, draftOf: string | null, codes: Codes = visibleCodes(at)): Code {
  const order = lastOrder(childrenOf(codes, parentId).filter((sibling) => draftOf !== null || sibling.draftOf === null));
  return { codeId, parentId, ...fields, order, madeBy: at.me, madeAt: at.now, version: 1, retired: null, draftOf };
}

/** Why this code cannot join the codebook, as these codes stand; null when it can. */
export function cannotAdd(at: Deciding, code: Code, codes: Codes = visibleCodes(at)): Refusal | null {
  if (at.state.codes.has(code.codeId) || codes.has(code.codeId)) return codeRefusals.idTaken();
  if (at.part !== 'lead' && code.provenance.kind !== 'inductive') return codeRefusals.coderNamesFamily();
  const parent = code.parentId === null ? null : codes.get(code.parentId);
  if (parent === undefined) return codeRefusals.noSuchCode();
  if (parent?.retired) return codeRefusals.codeRetired(parent.name, parent.retired.how, namesOf(at.state, parent.retired.into));
  if (parent && parent.draftOf !== null && parent.draftOf !== code.draftOf) return codeRefusals.draftBoundary(parent.name);
  return nameTaken(at, code, codes);
}

/** Why the name cannot stand in its place: a living sibling that this person sees has it; null when it is free. */
export function nameTaken(at: Deciding, code: Code, codes: Codes = visibleCodes(at)): Refusal | null {
  const taken = nameTakenBy(codes, code);
  return taken && codeRefusals.nameTaken(taken.name, pathName(codes, taken.codeId));
}

function notForRound(at: Deciding, code: Code, roundId: string, families: readonly string[] | null): Refusal | null {
  const round = at.state.rounds.get(roundId)!;
  if (!code.codable) return codeRefusals.notCodable(code.name);
  if (code.draftOf !== null && code.draftOf !== roundId) return codeRefusals.draftElsewhere(code.name);
  if (families === null || families.some((family) => code.parentId !== null && liesWithin(at.state.codes, code.parentId, family))) return null;
  return codeRefusals.notInFamilies(code.name, round.name, namesOf(at.state, families));
}

const MEANING = ['definition', 'useWhen', 'notWhen', 'examples'] as const satisfies readonly (keyof Code)[];
const ROLE = ['inference', 'provenance', 'valence', 'codable'] as const satisfies readonly (keyof Code)[];

/** The code with its fields changed; what it means makes a new version, under which earlier codings count as made before. */
function withChanges(code: Code, changes: Partial<Code>): Code {
  const after = { ...code, ...changes };
  return { ...after, version: sameIn(MEANING, code, after) ? code.version : code.version + 1 };
}

function meansTheSame(before: Code, after: Code): boolean {
  return sameIn([...MEANING, ...ROLE], before, after);
}

function sameIn(fields: readonly (keyof Code)[], a: Code, b: Code): boolean {
  return fields.every((field) => deepEqual(a[field], b[field]));
}

/** The code before this sibling, or last: mostly it alone gets a new order, all siblings where no number is left between two. */
function placedBefore(codes: Codes, code: Code, before: string | null): Code[] {
  const siblings = childrenOf(codes, code.parentId).filter(({ codeId }) => codeId !== code.codeId);
  const place = before === null ? siblings.length : Math.max(0, siblings.findIndex(({ codeId }) => codeId === before));
  const [left, right] = [siblings[place - 1]?.order ?? null, siblings[place]?.order ?? null];
  const order = right === null ? lastOrder(siblings) : left === null ? right - 1 : (left + right) / 2;
  if (left === null || right === null || (left < order && order < right)) return [{ ...code, order }];
  return siblings.toSpliced(place, 0, code).map((sibling, i) => ({ ...sibling, order: i + 1 }));
}
