import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import mammoth from 'mammoth';
import { expectAccessible } from '../support/browser-checks.ts';
import { ask, makeCircle, type BrowserCircle, type BrowserPerson } from '../support/people.ts';
import { startBuiltServer, type BuiltServer } from '../support/server.ts';

// One round from blind to published, and what is asked of it and taken along: each test goes on where the one before stopped.
test.describe.configure({ mode: 'serial' });

const SAID = [
  'We looked at the rosters for reading. Students come out able to read, but they understand little of it.',
  'Have you seen this trend? I want us to stay with that question 👩‍👩‍👧 for a while.',
  'The survey office wants half an hour of our next meeting.',
  'I told them no. This time belongs to the work with students.',
];
const TEXT = SAID.join('\n\n');
const at = (paragraph: number): number => SAID.slice(0, paragraph).reduce((sum, said) => sum + [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(said)].reduce((all, { segment }) => all + Array.from(segment).length, 0) + 2, 0);

let server: BuiltServer;
let circle: BrowserCircle;
const [studyId, sourceId, roundId, family, bridging, buffering] = Array.from({ length: 6 }, () => crypto.randomUUID()) as [string, string, string, string, string, string];
const marks = { rosa: crypto.randomUUID(), omar: crypto.randomUUID() };

const person = (first: string): BrowserPerson => circle.principals.find(({ name }) => name.startsWith(first))!;
const lead = (): Page => circle.administrator.page;
const page = (path: string): string => `/studies/${studyId}/${path}`;
const command = (of: { context: BrowserPerson['context'] }, given: object) => ask(of.context, 'POST', `/api/studies/${studyId}/commands`, { commandId: crypto.randomUUID(), command: given });
const code = (codeId: string, name: string, parentId: string | null) => ({ codeId, parentId, name, provenance: { kind: 'framework', framework: 'Ours' }, colour: '#1F4D40' });
const put = (who: string, codeId: string, start: number, end: number, codingId: string = crypto.randomUUID()) => command(person(who), { do: 'code', sourceId, version: 1, roundId, codeId, spans: [{ codingId, start, end }] });

test.beforeAll(async ({ browser }, { project }) => {
  server = await startBuiltServer();
  const { viewport = null, hasTouch = false, isMobile = false } = project.use;
  circle = await makeCircle(browser, server.url, ['Rosa Delgado', 'Omar Haddad'], () => ({ viewport, hasTouch, isMobile }));
  const dana = circle.administrator;
  await lead().setViewportSize(viewport ?? { width: 1280, height: 800 });
  await ask(dana.context, 'POST', '/api/studies', { studyId, title: 'What principals learn', question: 'How do leaders protect the work?' });
  for (const first of ['Rosa', 'Omar']) await ask(dana.context, 'PUT', `/api/studies/${studyId}/members/${person(first).personId}`, { part: 'coder' });
  await ask(dana.context, 'POST', `/api/studies/${studyId}/sources`, { sourceId, title: 'Circle meeting', type: 'observation', datedOn: '2026-03-12', text: TEXT });
  for (const one of [code(family, 'Brokering', null), code(bridging, 'Bridging', family), code(buffering, 'Buffering', family)]) await command(dana, { do: 'add-code', code: one });
  await command(dana, { do: 'add-round', roundId, round: { name: 'Round 1', blind: true } });
  await put('Rosa', bridging, 0, 37, marks.rosa);
  await put('Omar', bridging, 0, 37);
  await put('Rosa', buffering, at(3), at(3) + 13);
  await put('Omar', bridging, at(3), at(3) + 13, marks.omar);
  await put('Omar', buffering, at(2), at(2) + 30);
});
test.afterAll(async () => server?.stop());

test('[CG-162] two coders in a blind round see only their own codings, on the page and in every answer', async () => {
  for (const [first, theirs] of [['Rosa', marks.omar], ['Omar', marks.rosa]] as const) {
    const { page: own } = person(first);
    await own.goto(page(`code/${sourceId}`));
    await expect(own.getByText('We looked at the rosters').first()).toBeVisible();
    await own.goto(page('questions?ask=segments'));
    await expect(own.getByRole('status').filter({ hasText: '2 stretches' }).or(own.getByText('3 stretches in 1 source'))).toBeVisible();
    expect(person(first).received()).not.toContain(theirs);
  }
  await lead().goto(page('compare'));
  await expect(lead().getByText('Blind until it is unblinded')).toBeVisible();
  await expectAccessible('rounds to compare', lead());
});

test('[CG-163] the lead freezes and unblinds the round, and opens the comparison', async () => {
  await lead().goto(page('rounds'));
  await lead().getByRole('button', { name: 'Freeze' }).click();
  await lead().getByRole('button', { name: 'Unblind' }).click();
  await lead().getByRole('dialog').getByRole('button', { name: 'Unblind' }).click();
  await expect(lead().getByText(/being compared|Compared/i).first()).toBeVisible();
  await lead().goto(page(`compare/${roundId}`));
  await expect(lead().getByText('2 differences to decide, of 2')).toBeVisible();
  await expectAccessible('differences', lead());
});

test('[CG-230] a text that is corrected while a difference is decided brings its new places, and what was typed stays', async () => {
  const entry = lead().getByRole('listitem').filter({ hasText: 'Which code' }).first();
  await entry.getByRole('checkbox', { name: 'Keep Rosa Delgado’s “Brokering › Buffering”' }).check();
  await entry.getByLabel('From character').fill('1');
  await entry.getByLabel('Reason').fill('Said to protect the meeting.');
  await ask(person('Rosa').context, 'POST', `/api/studies/${studyId}/sources/${sourceId}/revision`, { commandId: crypto.randomUUID(), version: 1, text: TEXT.replace('this trend', 'this new trend') });
  await expect(entry.getByLabel('From character')).toHaveValue(String(at(3) + 4));
  await expect(entry.getByRole('checkbox', { name: 'Keep Rosa Delgado’s “Brokering › Buffering”' })).toBeChecked();
  await expect(entry.getByLabel('Reason')).toHaveValue('Said to protect the meeting.');
  await entry.getByLabel('Reason').fill('');
  await entry.getByRole('checkbox', { name: 'Keep Rosa Delgado’s “Brokering › Buffering”' }).uncheck();
});

test('[CG-164] a difference is decided with its reason, the other coder sees it, and what was typed survives a refusal', async () => {
  const rosa = person('Rosa').page;
  await rosa.goto(page(`compare/${roundId}`));
  await expect(rosa.getByText('2 differences to decide, of 2')).toBeVisible();
  const entry = lead().getByRole('listitem').filter({ hasText: 'Which code' }).first();
  await entry.getByRole('checkbox', { name: 'Keep Rosa Delgado’s “Brokering › Buffering”' }).check();
  await entry.getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(entry.getByText('Give the reason in a few words.')).toBeVisible();
  await entry.getByLabel('Reason').fill('No is said to protect the meeting.');
  await entry.getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(lead().getByText('1 difference to decide, of 2')).toBeVisible();
  await expect(rosa.getByText('No is said to protect the meeting.')).toBeVisible();
  await expect(rosa.getByText('1 difference to decide, of 2')).toBeVisible();
});

test('[CG-165] the figures stand with all they rest on, and a row leads to the text where the two differ', async () => {
  await lead().goto(page(`compare/${roundId}?show=figures`));
  await expect(lead().getByText(/Unit: each character\. Universe: .* Codebook version \d+, Round 1\. Coders: /)).toBeVisible();
  await expect(lead().getByRole('heading', { name: 'Omar Haddad and Rosa Delgado' }).or(lead().getByRole('heading', { name: 'Rosa Delgado and Omar Haddad' }))).toBeVisible();
  await expectAccessible('figures', lead());
  await lead().getByRole('link', { name: 'Circle meeting' }).first().click();
  await expect(lead().getByText(/differences? to decide, of 2/)).toBeVisible();
});

test('[CG-167] what is still open may stay as a difference with its reason, and the consensus is published', async () => {
  await lead().goto(page(`compare/${roundId}`));
  await lead().getByRole('button', { name: 'Everything else is decided' }).click();
  await expect(lead().getByText('Give the reason in a few words.')).toBeVisible();
  await lead().getByLabel('Why the difference that is still open may stay').fill('Both readings hold; we tell it so.');
  await lead().getByRole('button', { name: 'Everything else is decided' }).click();
  await expect(lead().getByText('0 differences to decide, of 2')).toBeVisible();
  await expect(lead().getByText('Both readings hold; we tell it so.').first()).toBeVisible();
  await lead().getByRole('button', { name: 'Publish the consensus' }).click();
  await expect(lead().getByText('The consensus is published.').first()).toBeVisible();
  await expectAccessible('a published round', lead());
});

test('[CG-166] a matrix opens the text behind a number, and a question is kept under a name', async () => {
  await lead().goto(page('questions'));
  await lead().getByRole('button', { name: /Brokering › Bridging, Circle meeting\. Open the text/ }).click();
  await expect(lead().getByRole('heading', { name: /Brokering › Bridging in Circle meeting: 3 codings/ })).toBeVisible();
  await expectAccessible('matrix', lead());
  await lead().getByText(/^Saved questions/).click();
  await lead().getByRole('button', { name: 'Save this question' }).click();
  await lead().getByLabel('What shall it be called?').fill('Codes by source');
  await lead().getByRole('button', { name: 'Save this question' }).click();
  await expect(lead().getByRole('link', { name: 'Codes by source' })).toBeVisible();
  for (const [view, sign] of [['together', /Times|No two codes/], ['uncoded', /without a coding/], ['support', /says nothing about any person/], ['time', /When codes occur/]] as const) {
    await lead().goto(page(`questions?ask=${view}`));
    await expect(lead().getByText(sign).first()).toBeVisible();
    await expectAccessible(`question: ${view}`, lead());
  }
});

test('[CG-104] for readers outside the team a matrix is shown, drawn and copied without its small cells', async () => {
  await circle.administrator.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lead().goto(page('questions'));
  await expect(lead().getByRole('button', { name: /Open the text/ }).first()).toBeVisible();
  await lead().getByRole('checkbox', { name: 'Leave out small cells, for readers outside the team' }).check();
  await expect(lead().getByText('–° a cell with fewer than 5 codings.')).toBeVisible();
  await expect(lead().getByRole('button', { name: /Open the text/ })).toHaveCount(0);
  await lead().getByText('As a picture').click();
  const drawn = await lead().getByRole('img', { name: /^Matrix/ }).locator('text').allTextContents();
  expect(drawn.filter((text) => !/[a-z]/i.test(text))).toEqual(['–°', '–°']);
  await expectAccessible('a matrix without its small cells', lead());
  await lead().getByRole('button', { name: 'Copy the table' }).click();
  expect(await lead().evaluate(() => navigator.clipboard.readText())).toBe('\tCircle meeting\tTotal\nBrokering › Bridging\t\t\nBrokering › Buffering\t\t\nTotal\t\t');
  await lead().reload();
  await expect(lead().getByText('–° a cell with fewer than 5 codings.')).toBeVisible();
});

test('[CG-122] codes that stand together are drawn as a picture, and a pair opens its text', async () => {
  await lead().goto(page('questions?ask=together&relation=near&within=2000'));
  await lead().getByText('As a picture').click();
  await expect(lead().getByRole('img', { name: /^Codes together .*1 pairs? of codes occur/ })).toBeVisible();
  await expectAccessible('codes together as a picture', lead());
  await lead().getByRole('button', { name: 'Brokering › Bridging + Brokering › Buffering' }).click();
  await expect(lead().getByText('I told them no').first()).toBeVisible();
});

test('[EX-87] coded text is retrieved with its context and opens in Word with its exact words', async () => {
  await lead().goto(page('questions?ask=segments'));
  await expect(lead().getByText('I told them no').first()).toBeVisible();
  await expectAccessible('coded text', lead());
  const saving = lead().waitForEvent('download');
  await lead().getByRole('button', { name: 'Word' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('What principals learn segments.docx');
  const { value } = await mammoth.extractRawText({ buffer: await readFile(await saved.path()) });
  expect(value).toContain('Brokering › Bridging');
  expect(value).toContain(SAID[0]!.slice(0, 37));
});

test('[EX-88] the study goes out with its proof on the page, and comes into another study', async () => {
  await lead().goto(page('exchange'));
  await expectAccessible('exchange', lead());
  await lead().getByRole('button', { name: 'Check it first' }).click();
  await expect(lead().getByText(/^Proven: \d+ of \d+ coded stretches read back word for word the same/)).toBeVisible({ timeout: 30_000 });
  const saving = lead().waitForEvent('download');
  await lead().getByRole('link', { name: 'Save the project (.qdpx)' }).click();
  const file = await (await saving).path();
  const other = crypto.randomUUID();
  await ask(circle.administrator.context, 'POST', '/api/studies', { studyId: other, title: 'A second look', question: '' });
  await lead().goto(`/studies/${other}/exchange`);
  await lead().locator('input[type=file]').first().setInputFiles({ name: 'study.qdpx', mimeType: 'application/zip', buffer: await readFile(file) });
  await lead().getByRole('button', { name: 'Look at it' }).click();
  await expect(lead().getByText(/“What principals learn”, written by Jointwork/)).toBeVisible({ timeout: 30_000 });
  await lead().getByRole('button', { name: 'Take it in' }).click();
  await expect(lead().getByText('It is in the study.')).toBeVisible({ timeout: 30_000 });
  await lead().goto(`/studies/${other}/questions?ask=segments`);
  await expect(lead().getByText('I told them no').first()).toBeVisible();
});

test('[CG-225] the codings of a split code are given to its parts one by one, and what is left waits', async () => {
  const [inward, outward] = [crypto.randomUUID(), crypto.randomUUID()];
  const part = (codeId: string, name: string) => ({ ...code(codeId, name, family), definition: `${name} for the meeting` });
  await command(circle.administrator, { do: 'split-code', codeId: bridging, parts: [part(inward, 'Bridging inward'), part(outward, 'Bridging outward')], assigned: {}, reason: 'Two different things.' });
  await lead().goto(page(`codebook?code=${bridging}`));
  await expect(lead().getByText('3 codings wait')).toBeVisible();
  await lead().getByLabel('In “Circle meeting”: belongs to').first().selectOption('Bridging inward');
  await expectAccessible('a split code', lead());
  await lead().getByRole('button', { name: 'Give 1 coding to its part' }).click();
  await expect(lead().getByText('2 codings wait')).toBeVisible();
});
