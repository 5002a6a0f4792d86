// Codes by cases: npm run bench -- matrix [--size small|real|10x]
//
// The product's matrix, with totals, warnings and small cells, beside the plain SQL of DuckDB, SQLite (both no dependencies: name a
// folder that has them in JOINTWORK_BENCH_PEERS), the embedded database and PostgreSQL, all with the same codings in memory and the
// same counts. What the product counts from is kept in order; how long that takes is printed, because the others have indexes.
import { axis, groupedAxis } from '../src/slices/coding/model/queries/axis.ts';
import { matrix } from '../src/slices/coding/model/queries/matrix.ts';
import { eachProject } from './query-support/each-project.ts';
import { mustAgree, race } from './query-support/race.ts';

const SQL = 'select c.code, s.cased, count(*) from coding c join source_case s on s.source = c.source group by c.code, s.cased';
const CHARACTERS = `with runs as (select code, source, start, finish, max(finish) over (partition by code, source order by start, finish rows between unbounded preceding and 1 preceding) as reached from coding)
  select r.code, s.cased, sum(case when reached is null or reached <= start then finish - start when finish > reached then finish - reached else 0 end) from runs r join source_case s on s.source = r.source group by r.code, s.cased`;

await eachProject(async (one, project, engines) => {
  const { table } = project;
  const rows = axis(table, 'code', 'code');
  const columns = groupedAxis(table, 'source', 'case', (id) => [`case ${Number(id.slice(1)) % project.cases}`]);
  for (const [kernel, content, sql, goal] of [['codings in code × case', 'codings', SQL, 1], ['characters in code × case', 'characters', CHARACTERS, null]] as const) {
    const ask = () => matrix(table, { rows, columns, content });
    const counted = ask();
    const expected = counted.cells.flatMap((cells, row) => cells.flatMap((value, column) => (value === 0 ? [] : [[row, Number(counted.columns[column]!.slice(5)), value]]))).sort(byNumbers);
    for (const { name, all } of engines) mustAgree(`${kernel}, ${name}`, expected, (await all(sql)).map((cells) => cells.map(Number)).sort(byNumbers));
    if (content === 'codings') console.log(JSON.stringify({ size: one.size, codings: one.codings, cells: expected.length, total: counted.totals.all, countedTwice: counted.warnings.map(({ kind, codings }) => [kind, codings]), small: counted.small.length, sortedInMs: Math.round(project.sortedInMs) }));
    await race(kernel, one.size, one.rounds, [{ name: 'product', run: ask }, ...engines.map(({ name, all }) => ({ name, run: () => all(sql) }))], one.size === 'real' ? goal : null);
  }
});

function byNumbers(one: readonly (number | null)[], other: readonly (number | null)[]): number {
  return one[0]! - other[0]! || one[1]! - other[1]!;
}
