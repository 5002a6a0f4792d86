import type { Code } from '../../../coding/model/study/entities.ts';

/** The parts of a code that REFI-QDA has only one description for. */
export type CodeWords = Pick<Code, 'definition' | 'useWhen' | 'notWhen' | 'examples'>;

const USE = 'Use when: ';
const NOT = 'Do not use when: ';
const EXAMPLES = 'Examples:';
const BULLET = '– ';

/** The words of a code as one description that people can read in any program, and {@link wordsFrom} can take apart again. */
export function descriptionOf({ definition, useWhen, notWhen, examples }: CodeWords): string {
  const parts = [definition, ...(useWhen ? [`${USE}${useWhen}`] : []), ...(notWhen ? [`${NOT}${notWhen}`] : []), ...(examples.length > 0 ? [[EXAMPLES, ...examples.map((example) => `${BULLET}${example}`)].join('\n')] : [])];
  return parts.join('\n\n').trim();
}

/** The words of a code out of a description; one from another program is all definition. */
export function wordsFrom(description: string): CodeWords {
  const parts = { definition: [] as string[], useWhen: [] as string[], notWhen: [] as string[], examples: [] as string[] };
  let into: keyof typeof parts = 'definition';
  for (const part of description.split('\n\n')) {
    if (part.startsWith(USE)) [into] = ['useWhen' as const];
    else if (part.startsWith(NOT)) [into] = ['notWhen' as const];
    else if (part.startsWith(`${EXAMPLES}\n${BULLET}`)) [into] = ['examples' as const];
    parts[into].push(part);
  }
  const examples = parts.examples.join('\n\n').slice(EXAMPLES.length + 1 + BULLET.length);
  return {
    definition: parts.definition.join('\n\n'),
    useWhen: parts.useWhen.join('\n\n').slice(USE.length),
    notWhen: parts.notWhen.join('\n\n').slice(NOT.length),
    examples: parts.examples.length > 0 ? examples.split(`\n${BULLET}`) : [],
  };
}
