import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gatherCast, type Cast } from './rehearsal/cast.ts';
import { duplicatesOf, percentile, sameSession, type Figures } from './rehearsal/figures.ts';
import { catchMail } from './rehearsal/mail-catcher.ts';
import { planSessionNow } from './rehearsal/planning.ts';
import { openRoom, type Room } from './rehearsal/room.ts';
import { afterAMonth, fetchExports } from './rehearsal/afterwards.ts';
import { runSession, type Drill } from './rehearsal/scenario.ts';
import { leaksInFiles, leaksInMailAndLogs, leaksOnTheWire } from './rehearsal/secrets.ts';
import { prepareServer } from './rehearsal/server-process.ts';
import type { SessionState } from '../slices/sessions/model/state.ts';

const HELP = `npm run rehearse -- [--away SECONDS] [--database-url URL] [--keep]

A district's own fire drill. Starts a server of its own on a folder of its own, signs seven people in over the public
HTTP API and runs a whole session with them: a late joiner, a device that is away for two minutes, a facilitator who
vanishes, and a server killed in the middle of a step. Then prints one JSON line.

  --away SECONDS      how long the one device is away (120)
  --database-url URL  use this empty PostgreSQL database instead of an embedded one
  --keep              leave the data folder where it is
`;

/** Runs the drill; progress goes to standard error, the one JSON to standard output. Exit code 1 when anything was lost, doubled or leaked. */
export async function rehearse(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { away: { type: 'string', default: '120' }, 'database-url': { type: 'string' }, keep: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } });
  if (values.help) return show(HELP);
  const disconnectMs = Number(values.away) * 1000;
  if (!Number.isFinite(disconnectMs) || disconnectMs < 0) return complain('--away takes a number of seconds.');
  const dataDir = await mkdtemp(join(tmpdir(), 'jointwork-rehearsal-'));
  const mail = await catchMail();
  const database = values['database-url'];
  const server = await prepareServer({ JOINTWORK_DATA: dataDir, JOINTWORK_SMTP_URL: mail.url, JOINTWORK_MAIL_FROM: 'drill@rehearsal.example', ...(database ? { DATABASE_URL: database } : {}) });
  const started = performance.now();
  const say = (line: string) => process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
  try {
    await server.start();
    say('a server of our own is running');
    const cast = await gatherCast(server);
    say('seven people are signed in');
    const sessionId = randomUUID();
    const secrets: Drill['secrets'] = [];
    await planSessionNow(cast, sessionId, secrets);
    const drill: Drill = { cast, room: openRoom(sessionId, () => server.url), server, secrets, leaks: [], disconnectMs, say };
    await runSession(drill);
    const compared = await compareWithServer(drill.room, cast);
    for (const follower of drill.room.followers.values()) follower.close();
    await fetchExports(cast, sessionId);
    say('everyone has the record as JSON, Word and PDF');
    const asked = await afterAMonth(server, cast, say);
    const everyone = [cast.administrator, cast.supervisor, ...cast.principals];
    drill.leaks.push(...leaksOnTheWire(secrets, everyone), ...(await leaksInFiles(secrets, everyone)), ...leaksInMailAndLogs(secrets, mail, server.log));
    const figures = figuresOf(drill, compared.lost);
    process.stdout.write(`${JSON.stringify({ ...figures, checkIn: asked, mails: mail.messages.length, privateTexts: secrets.length, leaks: drill.leaks, seconds: Math.round((performance.now() - started) / 1000) })}\n`);
    return figures.lost + figures.duplicated + figures.privateSeen === 0 && asked.asked && asked.answered ? 0 : 1;
  } finally {
    await server.stop();
    await mail.close();
    if (values.keep) say(`the data is in ${dataDir}`);
    else await rm(dataDir, { recursive: true, force: true });
  }
}

/** Asks the server for the session as each person and compares it with what their device put together by itself. */
async function compareWithServer(room: Room, cast: Cast): Promise<{ lost: number }> {
  let lost = 0;
  for (const person of cast.principals) {
    const answer = await person.must<{ session: SessionState }>('GET', `/api/sessions/${room.sessionId}`);
    if (!sameSession(room.followers.get(person)?.state() ?? null, answer.session)) lost++;
  }
  return { lost };
}

function figuresOf(drill: Drill, lost: number): Figures {
  const followers = [...drill.room.followers.values()];
  return {
    events: Math.max(...followers.map((follower) => follower.arrivals.length)),
    delivery: { samples: drill.room.deliveries.length, p50: percentile(drill.room.deliveries, 0.5), p99: percentile(drill.room.deliveries, 0.99) },
    lost: lost + drill.room.undelivered,
    duplicated: followers.reduce((sum, follower) => sum + duplicatesOf(follower), 0),
    privateSeen: drill.leaks.length,
  };
}

function show(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(text: string): number {
  process.stderr.write(`${text}\n\n${HELP}`);
  return 2;
}

process.exitCode = await rehearse(process.argv.slice(2));
