// Opens a data folder with the built product and writes one note after another, saying each number once it is confirmed.
// Arguments: data folder, first number, migrations, snapshot to begin from. It never ends by itself.
import { readFileSync, writeSync } from 'node:fs';
import { openDatabase } from '../../dist/platform/server/db/open-database.js';

const [dataDir, first, migrationsDir, from] = process.argv.slice(2);
const say = (line) => writeSync(1, `${line}\n`);
const log = { info() {}, warn() {}, error() {} };

try {
  const db = await openDatabase({ dataDir, migrationsDir, from: readFileSync(from), log });
  await db.call('create table if not exists written (number integer primary key)', []);
  say('open');
  for (let number = Number(first); ; number++) {
    await db.call('insert into written values ($1)', [number]);
    say(`kept ${number}`);
  }
} catch (cause) {
  say(`refused ${cause.code}: ${cause.message}`);
  process.exit(1);
}
