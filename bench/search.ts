// Full text: npm run bench -- search [--size transcripts|small|real|10x]
//
// The product's index beside SQLite's FTS5 (no dependency: name a folder that has better-sqlite3 in JOINTWORK_BENCH_PEERS) and the bare
// SQL of the embedded database, on the lesson transcripts of the shared data and on made texts: building, the first 20 rows with their
// excerpts, and the totals, which all must give alike. Then codings quoted with what stands around them, beside SQLite's substr.
import { must } from '../src/kernel/result.ts';
import { chooseCodings, type CodingTable } from '../src/slices/coding/model/queries/coding-table.ts';
import { quoteCodings } from '../src/slices/coding/model/queries/retrieve.ts';
import { buildIndex, type SearchedText } from '../src/slices/texts/model/search/search-index.ts';
import { startSearch } from '../src/slices/texts/model/search/search.ts';
import { wordText } from '../src/slices/texts/model/search/vocabulary.ts';
import { openSqlite } from './query-support/engines.ts';
import { askedSizes, projectOf, SIZES } from './query-support/project.ts';
import { mustAgree, race, type Contestant } from './query-support/race.ts';
import { openFts5, openWordIndex, textRows, type TextEngine } from './query-support/text-engines.ts';
import { madeTexts, transcripts } from './query-support/texts.ts';

await lookThrough('transcripts', transcripts, 9, 'fraction', 'frac');
await lookThrough('small', () => madeTexts(20, 20_000, 5), 9);
await lookThrough('real', () => madeTexts(500, 50_000, 6), 5);
await lookThrough('10x', () => madeTexts(2_000, 50_000, 7), 3);
for (const one of SIZES.filter(({ size }) => askedSizes().includes(size))) await quoteAll(one);

async function lookThrough(size: string, textsOf: () => readonly SearchedText[] | null, rounds: number, word?: string, characters?: string): Promise<void> {
  const texts = askedSizes().includes(size) ? textsOf() : null;
  if (texts === null) return;
  const rows = textRows(texts);
  const index = buildIndex(texts);
  // Ten times the real size takes the embedded database minutes to index.
  const isBare = size !== '10x';
  const engines: TextEngine[] = [await openFts5(rows), isBare ? await openWordIndex(rows) : null].filter((engine) => engine !== null);
  console.log(JSON.stringify({ size, sources: texts.length, rows: rows.length, characters: texts.reduce((sum, { text }) => sum + text.length, 0), words: index.vocabulary.words }));
  await race('index', size, rounds, [{ name: 'product', run: () => buildIndex(texts) }], size === 'real' ? 660 : null);
  console.log(JSON.stringify({ kernel: 'index', size, onceCpuMs: Object.fromEntries(engines.map(({ name, indexMs }) => [name, Math.round(indexMs)])) }));
  const frequent = word ?? mostFrequent(index);
  const rare = wordText(index.vocabulary, index.vocabulary.words - 1);
  for (const [kind, as, sought] of [['frequent word', 'word', frequent], ['rare word', 'word', rare], ['characters', 'substring', characters ?? frequent.slice(0, 3)]] as const) {
    const start = () => must(startSearch(index, { as, text: sought }));
    const { rows: inRows, sources, isComplete } = start().totals();
    if (!isComplete) throw new Error('the search was stopped');
    for (const { name, totals } of engines) mustAgree(`${kind} in ${size}, ${name}`, [inRows, sources], await totals(as, sought));
    console.log(JSON.stringify({ size, kind, rows: inRows, sources }));
    await race(`${kind}, first 20 rows`, size, rounds, [{ name: 'product', run: () => start().hits(20) }, ...engines.map(({ name, first }): Contestant => ({ name, run: () => first(as, sought) }))], size === 'real' ? 3 : null);
    await race(`${kind}, totals`, size, rounds, [{ name: 'product', run: () => start().totals() }, ...engines.map(({ name, totals }): Contestant => ({ name, run: () => totals(as, sought) }))], null);
  }
  await race('two frequent words as a phrase, totals', size, rounds, [{ name: 'product', run: () => must(startSearch(index, { as: 'phrase', text: `${frequent} ${frequent}` })).totals() }], null);
  await race('stem, first 20 rows', size, rounds, [{ name: 'product', run: () => must(startSearch(index, { as: 'stem', text: frequent })).hits(20) }], size === 'real' ? 3 : null);
  await race('pattern found nowhere, every row', size, rounds, [{ name: 'product', run: () => must(startSearch(index, { as: 'regex', text: `${frequent}\\d+` })).totals() }], null);
  for (const engine of engines) await engine.close();
}

function mostFrequent(index: ReturnType<typeof buildIndex>): string {
  const counts = new Int32Array(index.vocabulary.words);
  for (const { words, wordFrom } of index.sources) words.forEach((word, at) => (counts[word]! += wordFrom[at + 1]! - wordFrom[at]!));
  return wordText(index.vocabulary, counts.indexOf(Math.max(...counts)));
}

/** The most frequent code, every coding of it with 100 characters on either side, as the bytes that would travel. */
async function quoteAll(one: (typeof SIZES)[number]): Promise<void> {
  const { table } = projectOf(one);
  const made = madeTexts(one.sources, one.length, 8);
  const texts = new Map(made.map(({ sourceId, text }) => [sourceId, text]));
  const chosen = () => chooseCodings(table, { codes: new Set(['c0']) });
  const quoteEach = (own: CodingTable) => quoteCodings(own, Int32Array.from(own.ids.keys()), (id) => texts.get(id)!, 100);
  const quoted = () => JSON.stringify(quoteEach(chosen()));
  const contestants: Contestant[] = [{ name: 'product', run: quoted }];
  const sqlite = await openSqlite();
  if (sqlite !== null) {
    const { code, source, start, end } = table.columns;
    await sqlite.all('create table source (id integer primary key, text text)');
    await sqlite.all('create table coding (source integer, code integer, start integer, finish integer)');
    const insert = sqlite.database.prepare('insert into source values (?, ?)');
    made.forEach(({ text }, at) => insert.run(at, text));
    await sqlite.fill('coding', [source, code, start, end]);
    await sqlite.all('create index coding_code on coding (code, source, start, finish)');
    const sql = 'select c.start, substr(s.text, max(1, c.start - 99), min(c.start, 100)), substr(s.text, c.start + 1, c.finish - c.start), substr(s.text, c.finish + 1, 100) from coding c join source s on s.id = c.source where c.code = 0 order by c.source, c.start';
    // Codings that begin at the same place have no order of their own.
    mustAgree('quoted texts', (JSON.parse(quoted()) as { text: string }[]).map(({ text }) => text).toSorted(), (await sqlite.all(sql)).map(([, , text]) => String(text)).toSorted());
    contestants.push({ name: 'SQLite substr', run: async () => JSON.stringify(await sqlite.all(sql)) });
  }
  console.log(JSON.stringify({ size: one.size, quoted: chosen().ids.length, bytes: quoted().length }));
  await race('codings of a code with context, as JSON', one.size, one.rounds, contestants, one.size === 'real' ? 20 : null);
  await sqlite?.close();
}
