// Writes until the disk is full (full-disk-preload.mjs lets it seem so), and says what happens.
// Arguments: data folder, the file whose presence means that the disk is full, migrations, snapshot to begin from.
import { readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { openDatabase } from '../../dist/platform/server/db/open-database.js';

const [dataDir, full, migrationsDir, from] = process.argv.slice(2);
const say = (line) => writeSync(1, `${line}\n`);
const log = { info() {}, warn() {}, error() {} };

const db = await openDatabase({ dataDir, migrationsDir, from: readFileSync(from), log });
await db.call('create table kept (number integer primary key, body text)', []);
let kept = 0;
const write = async () => {
  await db.call("insert into kept select $1, repeat('x', 100)", [kept + 1]);
  kept++;
};
for (let times = 0; times < 20; times++) await write();
writeFileSync(full, '');
const faults = new Set();
for (let tries = 0; tries < 5; tries++) await write().catch((cause) => faults.add(cause.code));
say(`faults ${[...faults].join(' ')}`);
rmSync(full);
await write();
const [row] = await db.call('select count(*) as count from kept', []);
say(`confirmed ${kept} found ${row.count}`);
await db.close();
