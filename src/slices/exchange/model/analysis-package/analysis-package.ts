import { encodeUtf8 } from '../../../../kernel/decode-text.ts';
import type { ZipFile } from '../../../../kernel/archive/write-zip.ts';
import type { PackageInput } from './package-input.ts';
import { PYTHON_SCRIPT, R_SCRIPT } from './scripts.ts';
import { fileOf, tablesOf, type Table } from './tables.ts';

/**
 * The files of a tidy analysis package: one csv for each kind of thing, a README that explains every column, and scripts in R and
 * Python that compute what was printed anew from the bare codings. The same input gives the same bytes.
 */
export function analysisPackage(input: PackageInput): readonly ZipFile[] {
  const tables = tablesOf(input);
  return [
    { name: 'README.md', bytes: encodeUtf8(readmeOf(input, tables)) },
    ...tables.map((table) => ({ name: table.file, bytes: encodeUtf8(fileOf(table)) })),
    { name: 'recompute.py', bytes: encodeUtf8(PYTHON_SCRIPT) },
    { name: 'recompute.R', bytes: encodeUtf8(R_SCRIPT) },
  ];
}

function readmeOf(input: PackageInput, tables: readonly Table[]): string {
  const { title, question, madeOn, book, rounds, hiddenRounds } = input;
  const hidden = rounds.filter(({ roundId }) => hiddenRounds.includes(roundId));
  return [
    `# ${title}`,
    ...(question ? ['', question] : []),
    '',
    `Made with Jointwork on ${madeOn}; the codebook stood at version ${book}. The words in these files are people's. They are not for the public unless everyone in them said so.`,
    '',
    '## How to read it',
    '- Files are csv in UTF-8 with a heading; every text is quoted, an empty cell without quotes is a missing value.',
    '- Places in texts count Unicode code points from 0, and an end is the place after the last one.',
    '- `*_id` columns join the tables.',
    '- Words that a spreadsheet would run (they begin with =, +, -, @, a tab or a line end) have an apostrophe in front. Where that is in the coded text or in a memo, the next column says so.',
    '- `python3 recompute.py` and `Rscript recompute.R` compute matrix and agreement anew from the bare codings and compare. They need no package.',
    '',
    '## What is not in it',
    '- Memos that only their writer reads, and the texts themselves (they travel in the REFI-QDA project).',
    ...(hidden.length > 0 ? [`- Codings that others made in blind rounds not yet unblinded: ${hidden.map(({ name }) => name).join(', ')}.`] : []),
    '',
    '## Tables',
    ...tables.flatMap(({ file, about, columns, rows }) => ['', `### ${file}`, `${about} ${rows.length === 1 ? '1 row' : `${rows.length} rows`}.`, '', ...columns.map(([name, meaning]) => `- \`${name}\`: ${meaning}`)]),
    '',
  ].join('\n');
}
