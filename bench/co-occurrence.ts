// Which codes overlap: npm run bench -- co-occurrence [--size small|real|10x]
//
// Every pair of codings of one source that share a character, counted for every two codes: the product's sweep beside the plain SQL of
// DuckDB, SQLite (both no dependencies: name a folder that has them in JOINTWORK_BENCH_PEERS), the embedded database and PostgreSQL.
import { coOccurrence } from '../src/slices/coding/model/queries/co-occurrence.ts';
import { eachProject } from './query-support/each-project.ts';
import { mustAgree, race } from './query-support/race.ts';

// A join by place: each pair is met at the coding that begins later, so that an index on the start serves it.
const SQL = `select case when a.code < b.code then a.code else b.code end as one, case when a.code < b.code then b.code else a.code end as other, count(*)
  from coding a join coding b on b.source = a.source and b.start >= a.start and b.start < a.finish and b.id > a.id group by 1, 2`;

await eachProject(async (one, project, engines) => {
  const { table } = project;
  const { pairs, codes } = coOccurrence(table, { kind: 'overlap' });
  const total = pairs.reduce((sum, count) => sum + count, 0);
  for (const { name, all } of engines) {
    const counted = new Int32Array(pairs.length);
    for (const [first, second, count] of await all(SQL)) counted[Number(first) * codes.length + Number(second)] = Number(count);
    mustAgree(`pairs, ${name}`, total, counted.reduce((sum, count) => sum + count, 0));
    if (!counted.every((count, at) => count === pairs[at])) throw new Error(`${name} counts other pairs`);
  }
  console.log(JSON.stringify({ size: one.size, codings: one.codings, pairs: total, sortedInMs: Math.round(project.sortedInMs) }));
  const slow = one.size === '10x' ? { rounds: 1 } : {};
  await race('overlapping codings, code × code', one.size, one.rounds, [{ name: 'product', run: () => coOccurrence(table, { kind: 'overlap' }) }, ...engines.map(({ name, all }) => ({ name, run: () => all(SQL), ...slow }))], one.size === 'real' ? 10 : null);
  await race('codings within 200 characters', one.size, one.rounds, [{ name: 'product', run: () => coOccurrence(table, { kind: 'near', within: 200 }) }], null);
});
