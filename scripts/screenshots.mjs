// Takes the README's pictures from the real product with its sample district: npm run screenshots
import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { findChromium } from './setup/browser.mjs';

const OUT = process.argv[2] ?? 'docs/screenshots';
const PORT = Number(process.env.SCREENSHOT_PORT ?? 3391);
const URL_ = `http://localhost:${PORT}`;
const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const data = await mkdtemp(join(tmpdir(), 'jointwork-pictures-'));
const server = spawn(process.execPath, ['dist/apps/server.js'], { env: { ...process.env, PORT: String(PORT), JOINTWORK_DATA: data, JOINTWORK_URL: URL_ }, stdio: ['ignore', 'ignore', 'inherit'] });
const browser = await chromium.launch({ executablePath: (await findChromium()) ?? undefined, args: ['--disable-dev-shm-usage', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
try {
  await mkdir(OUT, { recursive: true });
  await healthy();
  await takeAll();
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  await rm(data, { recursive: true, force: true });
}

async function healthy() {
  for (let tries = 0; tries < 600; tries++) {
    if (await fetch(`${URL_}/api/health`).then((answer) => answer.ok, () => false)) return;
    await pause(100);
  }
  throw new Error('the server did not start');
}

async function takeAll() {
  const administrator = await person(LAPTOP);
  await administrator.page.goto(URL_);
  await administrator.picture('first-run');
  await administrator.post('/api/setup', { district: { name: 'Three Rivers Unified', timeZone: 'America/Chicago' }, administrator: { name: 'Avery Stone', email: 'avery@sample.example', password: 'three calm rivers' }, sample: true });
  const names = ['Rosa Delgado', 'Aaron Feldman', 'Keisha Monroe', 'Tom Lindqvist', 'Priya Raman', 'Daniel Okafor', 'Maria Santos'];
  const people = new Map();
  for (const name of names) people.set(name, await invited(administrator, name, name === 'Maria Santos' ? PHONE : LAPTOP));
  const supervisor = await invited(administrator, 'Ngozi Adeyemi', LAPTOP);
  const { sessions } = await people.get('Rosa Delgado').get('/api/sessions?mine=true');
  const coming = sessions.find((session) => session.status === 'planned');
  const held = sessions.find((session) => session.status === 'ended');
  const by = (personId) => [...people.values()].find((one) => one.personId === personId);

  await shown(people.get('Rosa Delgado'), '/', 'home');
  await shown(people.get('Maria Santos'), '/', 'home-phone');
  await shown(by(coming.presenterId), '/problems', 'problems');
  const { mine } = await by(coming.presenterId).get('/api/problems');
  await shown(by(coming.presenterId), `/problems/${mine[0].problemId}`, 'problem-of-practice');
  await shown(supervisor, '/problems/spread', 'spread');
  await shown(people.get('Rosa Delgado'), '/sessions', 'sessions');
  await shown(people.get('Rosa Delgado'), `/sessions/${coming.sessionId}`, 'lobby');
  await shown(people.get('Rosa Delgado'), `/sessions/${held.sessionId}/record`, 'record');
  await shown(people.get('Rosa Delgado'), '/promises', 'promises');
  await shown(supervisor, '/promises', 'promises-supervisor');
  await shown(people.get('Rosa Delgado'), '/protocols', 'protocols');
  await shown(administrator, '/people', 'people');
  await shown(administrator, '/circles', 'circles');
  await evidence(administrator);
  await liveSession(coming, people, by);
}

async function evidence(administrator) {
  const { studies } = await administrator.get('/api/studies');
  const path = `/studies/${studies[0].studyId}`;
  const { sources } = await administrator.get(`/api${path}/sources`);
  const { messages } = await administrator.get(`/api${path}/changes`);
  const compared = messages[0].rounds.find((round) => round.phase === 'compared');
  const meeting = sources.find((source) => source.turns > 5);
  await shown(administrator, `${path}/code/${meeting.sourceId}`, 'workbench');
  await shown(administrator, `${path}/codebook`, 'codebook');
  await shown(administrator, `${path}/compare/${compared.roundId}`, 'differences');
  await shown(administrator, `${path}/compare/${compared.roundId}?show=figures`, 'agreement');
  await shown(administrator, `${path}/questions?columns=case`, 'matrix');
  await shown(administrator, `${path}/exchange`, 'exchange');
}

async function liveSession(coming, people, by) {
  const presenter = by(coming.presenterId);
  const facilitator = by(coming.facilitatorId);
  const phone = people.get('Maria Santos');
  const path = `/api/sessions/${coming.sessionId}`;
  for (const one of people.values()) await one.page.goto(`${URL_}/sessions/${coming.sessionId}`);
  const command = (who, body) => who.post(`${path}/commands`, { commandId: crypto.randomUUID(), command: body });
  const state = async (who) => (await who.get(path)).session;
  const move = async (stepIndex) => command(facilitator, { type: 'MoveToStep', stepIndex, moves: (await state(facilitator)).moves });
  await command(facilitator, { type: 'StartSession', problemVersion: 1 });
  const captures = (await state(facilitator)).plan.protocol.content.steps.flatMap((step) => step.captures);
  const id = (kind) => captures.find((capture) => capture.kind === kind).id;
  await look(facilitator, 'room-facilitator');
  await move(1);
  const entryId = crypto.randomUUID();
  await command(phone, { type: 'AskQuestion', captureId: id('questions-and-answers'), entryId, askedBy: phone.personId, text: 'Who sets the agenda of these meetings now?' });
  await look(phone, 'room-questions-phone');
  await move(2);
  await pause(1200);
  await phone.page.getByRole('textbox').first().fill('What would a teacher have to believe to bring weak writing to this table?').catch(() => undefined);
  await look(phone, 'room-writing-phone');
  await look(presenter, 'room-presenter-waits');
  const writers = [...people.values()].filter((one) => one !== presenter);
  const texts = ['What do you do that tells the teams business comes first?', 'Whose voice is missing when the team decides?', 'What would you stop asking the teams for?', 'What makes you sure it is the structure and not the safety?'];
  const cards = new Map();
  for (const [index, text] of texts.entries()) {
    const writer = writers[index];
    const cardId = crypto.randomUUID();
    cards.set(writer.personId, cardId);
    await command(writer, { type: 'WriteCard', captureId: id('private-cards'), cardId, text });
  }
  await command(facilitator, { type: 'OpenReading', captureId: id('private-cards') });
  for (let guard = 0; guard < 30; guard++) {
    const reading = (await state(facilitator)).captures[id('private-cards')];
    const author = reading.order[reading.turn];
    if (!author) break;
    const who = by(author);
    const cardId = cards.get(author);
    if (!cardId) { await command(who, { type: 'PassTurn', captureId: id('private-cards') }); continue; }
    cards.delete(author);
    await command(who, { type: 'StartReadingCard', captureId: id('private-cards'), cardId });
    if (guard === 0) await look(facilitator, 'room-reading');
    await command(who, { type: 'FinishReadingCard', captureId: id('private-cards'), cardId });
  }
  await command(facilitator, { type: 'HandOver', captureId: id('private-cards') });
  await look(presenter, 'room-handed-over');
  await move(3);
  await look(presenter, 'room-listening');
  await look(phone, 'room-solutions-phone');
  const screen = await presenter.context.newPage();
  await screen.setViewportSize(LAPTOP);
  await screen.goto(`${URL_}/sessions/${coming.sessionId}/screen`);
  await pause(1500);
  await screen.screenshot({ path: join(OUT, 'shared-screen.png') });
  await move(4);
  await look(presenter, 'room-next-steps');
  await move(5);
  await look(phone, 'room-takeaway-phone');
}

async function person(viewport) {
  const context = await browser.newContext({ viewport, deviceScaleFactor: 1, reducedMotion: 'reduce', timezoneId: 'America/Chicago' });
  const page = await context.newPage();
  const ask = async (method, path, body) => {
    const answer = await context.request.fetch(URL_ + path, { method, headers: { 'x-jointwork': '1' }, ...(body ? { data: body } : {}) });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
  return { context, page, get: (path) => ask('GET', path), post: (path, body) => ask('POST', path, body), picture: async (name) => { await pause(900); await page.screenshot({ path: join(OUT, `${name}.png`) }); } };
}

async function invited(administrator, name, viewport) {
  const { people } = await administrator.get(`/api/people?q=${encodeURIComponent(name)}`);
  const { url } = await administrator.post(`/api/people/${people[0].personId}/invitation`);
  const one = await person(viewport);
  await one.post('/api/invitations/redeem', { token: url.split('/').at(-1), password: 'three calm rivers' });
  one.personId = people[0].personId;
  return one;
}

async function shown(one, path, name) {
  await one.page.goto(URL_ + path);
  await one.picture(name);
}

async function look(one, name) {
  await one.picture(name);
}
