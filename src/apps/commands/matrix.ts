import { parseArgs } from 'node:util';
import type { Say } from './say.ts';

export const MATRIX_HELP = `  matrix --rows code --columns folder --data DIR [--study TITLE] [--json]
      Counts the codings of a study in rows and columns. Either is code, source, case, coder, round, type, or the name of an attribute;
      every imported source has the attributes folder and file. What a blind round still hides is not counted.
`;

/** Counts codings in rows and columns, from a data folder without a server. */
export async function matrix(args: readonly string[], say: Say): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { rows: text, columns: text, data: text, study: text, json: { type: 'boolean' } } });
  const { rows, columns, data, study, json = false } = values;
  if (!rows || !columns) return say.misunderstood('Say what stands in the rows and in the columns: --rows code --columns folder.');
  if (data === undefined) return say.misunderstood('Say which data folder to look in: --data DIR.');
  return (await import('./count-matrix.ts')).countMatrix({ rows, columns, data, study, json }, say);
}
