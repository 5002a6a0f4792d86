import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gatherCast, type Cast, type Credentials } from './rehearsal/cast.ts';
import { duplicatesOf, percentile, sameSession, type Figures } from './rehearsal/figures.ts';
import { catchMail, type MailCatcher } from './rehearsal/mail-catcher.ts';
import { planSessionNow } from './rehearsal/planning.ts';
import { openRoom, type Room } from './rehearsal/room.ts';
import { afterAMonth, fetchExports, type CheckInFigures } from './rehearsal/afterwards.ts';
import { runSession, type Drill } from './rehearsal/scenario.ts';
import { leaksInFiles, leaksInMailAndLogs, leaksOnTheWire, type Leak } from './rehearsal/secrets.ts';
import { prepareServer, takeServer, type ServerProcess } from './rehearsal/server-process.ts';
import type { SessionState } from '../slices/sessions/model/state.ts';

const HELP = `npm run rehearse -- [--away SECONDS] [--database-url URL] [--keep]
npm run rehearse -- --server URL --email ADDRESS [--away SECONDS]

A district's own fire drill. Starts a server of its own on a folder of its own, signs seven people in over the public
HTTP API and runs a whole session with them: a late joiner, a device that is away for two minutes, a facilitator who
vanishes, and a server killed in the middle of a step. Then prints one JSON line.

  --away SECONDS      how long the one device is away (120)
  --database-url URL  use this empty PostgreSQL database instead of an embedded one
  --keep              leave the data folder where it is
  --server URL        take this running server instead: nothing is killed and no month passes. People and a circle are
                      added to the district of the administrator with --email, whose password is in JOINTWORK_DRILL_PASSWORD
  --email ADDRESS     that administrator
`;

/** Runs the drill; progress goes to standard error, the one JSON to standard output. Exit code 1 when anything was lost, doubled or leaked. */
export async function rehearse(args: readonly string[]): Promise<number> {
  const asked = readAsked(args);
  if (typeof asked === 'string') return complain(asked);
  if (asked.help) return show(HELP);
  const dataDir = await mkdtemp(join(tmpdir(), 'jointwork-rehearsal-'));
  const mail = await catchMail();
  const settings = { JOINTWORK_DATA: dataDir, JOINTWORK_SMTP_URL: mail.url, JOINTWORK_MAIL_FROM: 'drill@rehearsal.example', ...(asked.databaseUrl ? { DATABASE_URL: asked.databaseUrl } : {}) };
  const server = asked.server ? takeServer(asked.server) : await prepareServer(settings);
  const started = performance.now();
  const say = (line: string) => process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
  try {
    await server.start();
    const found = await drillOn(server, mail, asked, say);
    process.stdout.write(`${JSON.stringify({ ...found, seconds: Math.round((performance.now() - started) / 1000) })}\n`);
    return found.lost + found.duplicated + found.privateSeen === 0 && (found.checkIn === null || (found.checkIn.asked && found.checkIn.answered)) ? 0 : 1;
  } finally {
    await server.stop();
    await mail.close();
    if (asked.keep) say(`the data is in ${dataDir}`);
    else await rm(dataDir, { recursive: true, force: true });
  }
}

interface Asked {
  readonly awayMs: number;
  readonly databaseUrl: string | undefined;
  readonly keep: boolean;
  readonly help: boolean;
  readonly server: string | undefined;
  readonly credentials: Credentials | null;
}

/** What was asked on the command line, or the sentence that says what is wrong with it. */
function readAsked(args: readonly string[]): Asked | string {
  const { values } = parseArgs({ args: [...args], options: { away: { type: 'string', default: '120' }, 'database-url': { type: 'string' }, keep: { type: 'boolean', default: false }, help: { type: 'boolean', default: false }, server: { type: 'string' }, email: { type: 'string' } } });
  const awayMs = Number(values.away) * 1000;
  if (!Number.isFinite(awayMs) || awayMs < 0) return '--away takes a number of seconds.';
  const password = process.env['JOINTWORK_DRILL_PASSWORD'];
  if (values.server && !(values.email && password)) return '--server needs --email and the password of that administrator in JOINTWORK_DRILL_PASSWORD.';
  return { awayMs, databaseUrl: values['database-url'], keep: values.keep, help: values.help, server: values.server, credentials: values.server && values.email && password ? { email: values.email, password } : null };
}

interface Found extends Figures {
  readonly killed: boolean;
  readonly checkIn: CheckInFigures | null;
  readonly mails: number;
  readonly privateTexts: number;
  readonly leaks: readonly Leak[];
}

/** The drill itself: the cast, the session, the files, a month later, and the search for private words. */
async function drillOn(server: ServerProcess, mail: MailCatcher, asked: Asked, say: (line: string) => void): Promise<Found> {
  say(server.ours ? 'a server of our own is running' : `the server at ${server.url} is taken`);
  const cast = await gatherCast(server, asked.credentials);
  say('seven people are signed in');
  const sessionId = randomUUID();
  const secrets: Drill['secrets'] = [];
  await planSessionNow(cast, sessionId, secrets);
  const drill: Drill = { cast, room: openRoom(sessionId, () => server.url), server, secrets, leaks: [], disconnectMs: asked.awayMs, say };
  await runSession(drill);
  const compared = await compareWithServer(drill.room, cast);
  for (const follower of drill.room.followers.values()) follower.close();
  await fetchExports(cast, sessionId);
  say('everyone has the record as JSON, Word and PDF');
  const checkIn = server.ours ? await afterAMonth(server, cast, say) : null;
  const everyone = [cast.administrator, cast.supervisor, ...cast.principals];
  drill.leaks.push(...leaksOnTheWire(secrets, everyone), ...(await leaksInFiles(secrets, everyone)), ...leaksInMailAndLogs(secrets, mail, server.log));
  return { ...figuresOf(drill, compared.lost), killed: server.ours, checkIn, mails: mail.messages.length, privateTexts: secrets.length, leaks: drill.leaks };
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
