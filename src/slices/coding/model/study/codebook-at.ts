import type { Codes } from './code-tree.ts';
import type { Code, Lineage } from './entities.ts';
import type { StudyState } from './state.ts';

/**
 * The codebook as everybody could see it at an earlier version of it: what came later is taken back step by step. Names, places,
 * definitions and what is retired are as they were; colours and the order of siblings are today's. Versions that a frozen round has
 * recorded are exact for ever; of others, steps that were undone are not in it.
 */
export function codebookAt({ codes, lineage }: Pick<StudyState, 'codes' | 'lineage'>, book: number): Codes {
  const then = new Map([...codes].filter(([, code]) => code.draftOf === null));
  for (const step of laterSteps(lineage, book)) {
    if (step.how === 'made' || (step.how === 'split' && step.was.length > 0)) for (const codeId of step.to) then.delete(codeId);
    for (const was of step.was) then.set(was.codeId, asThen(was, codes.get(was.codeId)));
  }
  return then;
}

function laterSteps(lineage: ReadonlyMap<string, Lineage>, book: number): Lineage[] {
  const later = [...lineage.values()].filter((step) => step.draftOf === null && step.book > book);
  return later.sort((a, b) => b.book - a.book || b.at - a.at || Number(a.how === 'made') - Number(b.how === 'made'));
}

function asThen(was: Code, now: Code | undefined): Code {
  return { ...was, draftOf: null, colour: now?.colour ?? was.colour, order: now?.order ?? was.order };
}
