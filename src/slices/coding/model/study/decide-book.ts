import { err, ok, type Refusal } from '../../../../kernel/result.ts';
import { changed, codeSeen, set, stop, type Deciding, type StudyDeciders } from './deciding.ts';
import { cannotAdd, mayShape, nameTaken, newCode, visibleCodes } from './decide-codes.ts';
import { childrenOf, foldedName, inOrder, lastOrder, liesWithin } from './code-tree.ts';
import type { Code, Retirement } from './entities.ts';
import { mapForward } from './forward.ts';
import { namesOf } from './guards.ts';
import { lineageStep } from './lineage.ts';
import { codeRefusals } from './refusals.ts';

/** Deciding how codes end: merged, split, eliminated, and come back (COD-20, COD-21). Codings are never rewritten by it. */
export const bookDeciders: StudyDeciders<'merge-codes' | 'split-code' | 'assign-split' | 'eliminate-code' | 'restore-code'> = {
  'merge-codes'(at, { codeIds, into, reason }) {
    const target = codeSeen(at, into);
    const merged = [...new Set(codeIds)].map((codeId) => codeSeen(at, codeId));
    if (!target || merged.some((code) => code === null)) return err(codeRefusals.noSuchCode());
    const codes = merged as Code[];
    const children = childrenMoved(at, codes, target);
    const refused = stop(inUse(at, target), ...codes.map((code) => cannotMerge(at, code, target)), ...children.map((child) => acrossDrafts(child, target)), clash(at, children));
    if (refused) return refused;
    const retired: Retirement = { how: 'merged', into: [into], reason, at: at.now };
    const patches = codes.map((code) => set(at, 'code', code.codeId, { ...code, retired }));
    return ok(changed(at, 'codes-merged', { patches: [...patches, ...children.map((child) => set(at, 'code', child.codeId, child)), lineageStep(at, 0, { how: 'merged', from: codes, to: [target], reason, was: [...codes, ...children.map(({ codeId }) => at.state.codes.get(codeId)!)] })] }));
  },

  'split-code'(at, { codeId, parts: wanted, assigned, reason }) {
    const code = codeSeen(at, codeId);
    if (!code) return err(codeRefusals.noSuchCode());
    const retired: Retirement = { how: 'split', into: wanted.map((part) => part.codeId), reason, at: at.now };
    const ended: Code = { ...code, retired };
    const codes = new Map(visibleCodes(at)).set(codeId, ended);
    const parts: Code[] = [];
    for (const one of wanted) {
      const part = newCode(at, one, code.draftOf, codes);
      const refusal = cannotAdd(at, part, codes);
      if (refusal) return err(refusal);
      parts.push(part);
      codes.set(part.codeId, part);
    }
    const refused = stop(mayShape(at, code, 'split codes'), inUse(at, code), holdsCodes(at, code), strange(at, code, parts.map((part) => part.codeId), assigned));
    if (refused) return refused;
    const added = parts.map((part) => set(at, 'code', part.codeId, part));
    return ok(changed(at, 'code-split', { patches: [set(at, 'code', codeId, ended), ...added, lineageStep(at, 0, { how: 'split', from: [code], to: parts, reason, assigned })] }));
  },

  'assign-split'(at, { codeId, assigned }) {
    const code = codeSeen(at, codeId);
    if (!code) return err(codeRefusals.noSuchCode());
    if (code.retired?.how !== 'split') return err(codeRefusals.notSplit(code.name));
    const refused = stop(mayShape(at, code, 'say where codings of a split code belong'), strange(at, code, code.retired.into, assigned));
    if (refused) return refused;
    const parts = code.retired.into.map((id) => at.state.codes.get(id)).filter((part) => part !== undefined);
    const { reason } = code.retired;
    return Object.keys(assigned).length === 0 ? ok([]) : ok(changed(at, 'code-split', { patches: [lineageStep(at, 0, { how: 'split', from: [code], to: parts, reason, assigned, was: [] })] }));
  },

  'eliminate-code'(at, { codeId, reason }) {
    const code = codeSeen(at, codeId);
    if (!code) return err(codeRefusals.noSuchCode());
    const refused = stop(mayShape(at, code, 'eliminate codes'), inUse(at, code), holdsCodes(at, code));
    if (refused) return refused;
    const retired: Retirement = { how: 'eliminated', into: [], reason, at: at.now };
    return ok(changed(at, 'code-eliminated', { patches: [set(at, 'code', codeId, { ...code, retired }), lineageStep(at, 0, { how: 'eliminated', from: [code], to: [], reason })] }));
  },

  'restore-code'(at, { codeId }) {
    const code = codeSeen(at, codeId);
    if (!code) return err(codeRefusals.noSuchCode());
    if (!code.retired) return err(codeRefusals.notRetired(code.name));
    const parent = code.parentId === null ? null : codeSeen(at, code.parentId);
    const refused = stop(mayShape(at, code, 'restore codes'), parent?.retired ? inUse(at, parent) : null, nameTaken(at, code));
    if (refused) return refused;
    const restored: Code = { ...code, retired: null };
    const before = `${code.retired.how}: ${code.retired.reason}`;
    return ok(changed(at, 'code-restored', { patches: [set(at, 'code', codeId, restored), lineageStep(at, 0, { how: 'restored', from: [code], to: [restored], before })] }));
  },
};

/** Why a code that was retired before cannot take part; null while it is in use. */
function inUse(at: Deciding, code: Code): Refusal | null {
  return code.retired ? codeRefusals.codeRetired(code.name, code.retired.how, namesOf(at.state, code.retired.into)) : null;
}

/** What everybody sees may never point to a draft, and drafts of two rounds may not point to each other. */
function acrossDrafts(from: Code, to: Code): Refusal | null {
  return to.draftOf !== null && to.draftOf !== from.draftOf ? codeRefusals.draftBoundary(to.name) : null;
}

function cannotMerge(at: Deciding, code: Code, target: Code): Refusal | null {
  if (code.codeId === target.codeId) return codeRefusals.mergeIntoItself(code.name);
  if (liesWithin(at.state.codes, target.codeId, code.codeId)) return codeRefusals.hasCodes(code.name, childrenOf(visibleCodes(at), code.codeId).length);
  return mayShape(at, code, 'merge codes') ?? inUse(at, code) ?? acrossDrafts(code, target);
}

/**
 * The codes under merged codes move under what they were merged into, drafts behind the others: a gap in what everybody sees would
 * tell of them. A hidden draft of somebody else stays where it is.
 */
function childrenMoved(at: Deciding, codes: readonly Code[], target: Code): Code[] {
  const codebook = visibleCodes(at);
  const moving = codes.flatMap((code) => childrenOf(codebook, code.codeId));
  const siblings = childrenOf(codebook, target.codeId);
  const behind = (before: readonly Code[], children: readonly Code[]): Code[] => {
    const order = lastOrder(before);
    return children.map((child, i) => ({ ...child, parentId: target.codeId, order: order + i }));
  };
  const [open, drafts] = [moving.filter(({ draftOf }) => draftOf === null), moving.filter(({ draftOf }) => draftOf !== null)];
  const opened = behind(siblings.filter(({ draftOf }) => draftOf === null), open);
  return [...opened, ...behind([...siblings, ...opened].sort(inOrder), drafts)];
}

/** Two codes of one name in one place would be one too many. */
function clash(at: Deciding, moved: readonly Code[]): Refusal | null {
  const names = new Set<string>();
  for (const code of moved) {
    const taken = nameTaken(at, code) ?? (names.has(foldedName(code.name)) ? codeRefusals.nameTaken(code.name, code.name) : null);
    if (taken) return taken;
    names.add(foldedName(code.name));
  }
  return null;
}

/** Only a code without living codes under it can end so; hidden drafts of others do not count, they come up one level by themselves. */
function holdsCodes(at: Deciding, code: Code): Refusal | null {
  const count = childrenOf(visibleCodes(at), code.codeId).length;
  return count > 0 ? codeRefusals.hasCodes(code.name, count) : null;
}

/** Assigned codings must be codings of this code (read in today's words) that everybody may see, and go to one of the parts. */
function strange(at: Deciding, code: Code, parts: readonly string[], assigned: Readonly<Record<string, string>>): Refusal | null {
  if (Object.values(assigned).some((codeId) => !parts.includes(codeId))) return codeRefusals.strangeAssignment();
  const open = new Set(Object.keys(assigned));
  if (open.size === 0) return null;
  const forward = mapForward(at.state);
  for (const codings of at.state.codings.values()) {
    for (const coding of codings.values()) if (open.has(coding.codingId) && !at.hidden.has(coding.roundId) && leadsTo(forward(coding), code.codeId, parts)) open.delete(coding.codingId);
  }
  return open.size === 0 ? null : codeRefusals.strangeAssignment();
}

function leadsTo(today: ReturnType<ReturnType<typeof mapForward>>, codeId: string, parts: readonly string[]): boolean {
  return today.codeId === codeId || parts.includes(today.codeId);
}
