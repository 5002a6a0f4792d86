import { parseArgs } from 'node:util';
import type { Transaction } from 'kysely';
import { SearchAs } from '../../slices/texts/model/search-wire.ts';
import { createStudyTexts, findInTexts, rowText, searchAnswer } from '../../slices/texts/server/index.ts';
import { chooseStudy, withData } from './open-data.ts';
import { inSentence, type Say } from './say.ts';

const SHOWN = 20;

/** Looks for something in the texts of a data folder. */
export async function textsSearch(args: readonly string[], say: Say): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { data: text, study: text, as: text, json: { type: 'boolean' } } });
  const [query, ...more] = positionals;
  if (query === undefined || query === '' || more.length > 0) return say.misunderstood('Say what to look for; several words stand in quotation marks.');
  const as = SearchAs.safeParse(values.as ?? 'word');
  if (!as.success) return say.misunderstood(`--as is one of ${SearchAs.options.join(', ')}; “${values.as}” is not.`);
  if (values.data === undefined) return say.misunderstood('Say which data folder to look in: --data DIR.');
  return withData(values.data, async (parts) => {
    const study = await chooseStudy(parts, values.study, false);
    if (typeof study === 'string') return say.complain(study);
    const held = await parts.db.inDistrict(study.districtId, (trx: Transaction<unknown>) => createStudyTexts().of(trx, study.studyId));
    const found = await findInTexts(held, { q: query, as: as.data, skip: 0, take: SHOWN });
    if (!found.ok) return say.complain(inSentence(found.error));
    const { rows, sources, complete, hits } = searchAnswer(held, found.value);
    const shown = hits.map((hit, index) => ({ source: hit.title, file: hit.folder === '' ? hit.file : `${hit.folder}/${hit.file}`, row: hit.row, start: hit.start, end: hit.end, text: rowText(held, found.value.hits[index]!), speaker: hit.speaker }));
    if (values.json) return say.show(`${JSON.stringify({ rows, sources, complete, hits: shown }, null, 2)}\n`);
    const lines = shown.map((hit) => `${hit.file} ${hit.row}  ${hit.speaker === null ? '' : `${hit.speaker}: `}${hit.text.trim()}`);
    return say.show(`${rows} rows in ${sources} sources contain it${complete ? '' : ' (at least; the pattern was too slow to look everywhere)'}.\n${lines.join('\n')}${rows > SHOWN ? `\n… and ${rows - SHOWN} more` : ''}\n`);
  });
}
