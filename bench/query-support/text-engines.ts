import { sliceByCodePoints, codePointMap } from '../../src/kernel/code-points.ts';
import type { SearchedText } from '../../src/slices/texts/model/search/search-index.ts';
import { openPglite, openSqlite, type Engine } from './engines.ts';

/** The rows of texts as a table: number, number of the source, text. */
export interface TextRow {
  readonly id: number;
  readonly source: number;
  readonly text: string;
}

/** Every row of the texts. */
export function textRows(texts: readonly SearchedText[]): TextRow[] {
  const rows: TextRow[] = [];
  texts.forEach(({ text, rows: own }, source) => {
    const map = codePointMap(text);
    for (const { start, end } of own) rows.push({ id: rows.length, source, text: sliceByCodePoints(text, start, end, map) });
  });
  return rows;
}

/** A database with these rows, how long its index took, and its ways to ask: the first page with its excerpts, and the totals. */
export interface TextEngine {
  readonly name: string;
  /** Processor time. */
  readonly indexMs: number;
  readonly first: (as: 'word' | 'substring', sought: string) => Promise<readonly unknown[][]>;
  readonly totals: (as: 'word' | 'substring', sought: string) => Promise<readonly number[]>;
  readonly close: () => Promise<void>;
}

/** SQLite with FTS5: words in no form but their own, as the product has them. It has no index for characters within words. */
export async function openFts5(rows: readonly TextRow[]): Promise<TextEngine | null> {
  const engine = await openSqlite();
  if (engine === null) return null;
  const { database } = engine;
  database.exec("create virtual table turn using fts5(text, source unindexed, tokenize = 'unicode61 remove_diacritics 0')");
  const insert = database.prepare('insert into turn (rowid, text, source) values (?, ?, ?)');
  const from = process.cpuUsage();
  database.exec('begin');
  for (const { id, source, text } of rows) insert.run(id, text, source);
  database.exec('commit');
  const indexMs = cpuSince(from);
  const where = (as: 'word' | 'substring', sought: string): string => (as === 'word' ? `turn match '"${sought}"'` : `text like '%${sought}%'`);
  return {
    name: 'SQLite FTS5',
    indexMs,
    first: (as, sought) => engine.all(`select rowid, source, ${as === 'word' ? "snippet(turn, 0, '[', ']', '…', 24)" : 'text'} from turn where ${where(as, sought)} order by rowid limit 20`),
    totals: async (as, sought) => (await engine.all(`select count(*), count(distinct source) from turn where ${where(as, sought)}`))[0]!.map(Number),
    close: engine.close,
  };
}

/** The bare SQL on the embedded database: an index of words (`to_tsvector`), and ILIKE for characters. */
export async function openWordIndex(rows: readonly TextRow[]): Promise<TextEngine> {
  const engine = await openPglite();
  const { database } = engine;
  await engine.all('create table turn (id integer primary key, source integer, text text)');
  const from = process.cpuUsage();
  for (let at = 0; at < rows.length; at += 20_000) {
    const part = rows.slice(at, at + 20_000);
    await database.query('insert into turn select * from unnest($1::int[], $2::int[], $3::text[])', [part.map(({ id }) => id), part.map(({ source }) => source), part.map(({ text }) => text)]);
  }
  await engine.all("create index turn_words on turn using gin (to_tsvector('simple', text))");
  await engine.all('analyze turn');
  const indexMs = cpuSince(from);
  return { name: 'bare SQL (PGlite)', indexMs, ...askedIn(engine), close: engine.close };
}

function askedIn({ all }: Engine): Pick<TextEngine, 'first' | 'totals'> {
  const where = (as: 'word' | 'substring', sought: string): string => (as === 'word' ? `to_tsvector('simple', text) @@ to_tsquery('simple', '${sought}')` : `text ilike '%${sought}%'`);
  return {
    first: (as, sought) => all(`select id, source, ${as === 'word' ? `ts_headline('simple', text, to_tsquery('simple', '${sought}'))` : 'text'} from (select * from turn where ${where(as, sought)} order by id limit 20) as page`),
    totals: async (as, sought) => (await all(`select count(*), count(distinct source) from turn where ${where(as, sought)}`))[0]!.map(Number),
  };
}

function cpuSince(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}
