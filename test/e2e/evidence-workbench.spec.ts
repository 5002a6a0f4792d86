import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../support/browser-checks.ts';
import { ask, makeCircle, type BrowserCircle, type BrowserPerson } from '../support/people.ts';
import { startBuiltServer, type BuiltServer } from '../support/server.ts';

// One study from its first code to a blind round: each test goes on where the one before stopped.
test.describe.configure({ mode: 'serial' });
test.use({ trace: 'off' });

const TABLET = { viewport: { width: 820, height: 1180 }, hasTouch: true };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SAID = [
  'We looked at the rosters for reading. Students come out able to read, but they understand little of it.',
  'Have you seen this trend? I want us to stay with that question 👩‍👩‍👧 for a while.',
  'I see it in our sixth grade. Familes tell me the same.',
  'Let me show you how I walk in. I go straight to a table of students and ask about their work.',
  'And the survey people? They want half an hour of our next meeting.',
];
const MORE = Array.from({ length: 60 }, (_, index) => `Paragraph ${index + 6} says something about reading and about walks.`);

let server: BuiltServer;
let circle: BrowserCircle;
const studyId = crypto.randomUUID();
const sourceId = crypto.randomUUID();
const code = `/studies/${studyId}/code/${sourceId}`;

const person = (first: string): BrowserPerson => circle.principals.find(({ name }) => name.startsWith(first))!;
const lead = (): Page => circle.administrator.page;
const BRIDGING = 'Supervisor practices › Brokering › Bridging';
const region = (page: Page) => page.locator('[data-text-region]');
const saying = (page: Page) => page.locator('[data-saying]');
const stripes = (page: Page) => page.locator('[data-coding]');
const keys = async (page: Page, ...presses: string[]) => {
  for (const press of presses) await page.keyboard.press(press);
};
const command = (of: BrowserPerson, given: object) => ask(of.context, 'POST', `/api/studies/${studyId}/commands`, { commandId: crypto.randomUUID(), command: given });

test.beforeAll(async ({ browser }) => {
  server = await startBuiltServer();
  circle = await makeCircle(browser, server.url, ['Rosa Delgado', 'Omar Haddad', 'Ana Ruiz'], (name) => (name === 'Omar Haddad' ? TABLET : name === 'Ana Ruiz' ? PHONE : { viewport: { width: 1280, height: 800 } }));
  const { context } = circle.administrator;
  await ask(context, 'POST', '/api/studies', { studyId, title: 'What principals learn', question: 'How do leaders help?' });
  for (const [first, part] of [['Rosa', 'coder'], ['Omar', 'coder'], ['Ana', 'reader']] as const) await ask(context, 'PUT', `/api/studies/${studyId}/members/${person(first).personId}`, { part });
  await ask(context, 'POST', `/api/studies/${studyId}/sources`, { sourceId, title: 'Circle meeting', type: 'observation', datedOn: '2026-03-12', text: [...SAID, ...MORE].join('\n\n') });
});
test.afterAll(async () => server?.stop());

test('[CG-220] an empty codebook offers one to start from, and it is taken over in one act', async () => {
  await lead().goto(`/studies/${studyId}/codebook`);
  await expect(lead().getByText('The codes of this study will be here.')).toBeVisible();
  await expectAccessible('empty codebook', lead());
  await lead().getByRole('button', { name: /^Start with the codebook/ }).click();
  await lead().getByRole('treeitem', { name: 'Bridging', exact: true }).click();
  await expect(lead().getByText('Linking principals with people, ideas or means from outside')).toBeVisible();
  await expectAccessible('codebook', lead());
});

test('[CG-215] a code is moved in the tree by keys, and its history says so', async () => {
  const item = lead().getByRole('treeitem', { name: 'Differentiation', exact: true });
  await item.focus();
  await lead().keyboard.press('Alt+ArrowRight');
  await expect(item).toHaveAttribute('aria-level', '3');
  await item.click();
  await expect(lead().getByText('Moved', { exact: true })).toBeVisible();
});

test('[CG-218] a form that is opened again after others changed the code keeps what was typed and takes nothing of theirs back', async () => {
  const page = lead();
  const codeId = (await page.getByRole('treeitem', { name: 'Bridging', exact: true }).getAttribute('data-code'))!;
  await page.goto(`/studies/${studyId}/codebook?code=${codeId}`);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByLabel(/^Use it when/).fill('Someone from outside is brought in.');
  await command(circle.administrator, { do: 'change-code', codeId, version: null, changes: { notWhen: 'The person was in the room already.' } });
  await page.reload();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(page.getByLabel(/^Use it when/)).toHaveValue('Someone from outside is brought in.');
  await page.getByRole('button', { name: 'Save the code' }).click();
  await expect(page.getByText('Someone else changed this code while you wrote')).toBeVisible();
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await expect(page.getByText('The person was in the room already.').first()).toBeVisible();
});

test('[CG-219] a round is begun that is not blind, and its phases are shown', async () => {
  await lead().goto(`/studies/${studyId}/rounds`);
  await lead().getByRole('button', { name: 'Begin a round' }).click();
  await lead().getByLabel('Blind').uncheck();
  await expectAccessible('round form', lead());
  await lead().locator('form').getByRole('button', { name: 'Begin a round' }).click();
  await expect(lead().getByRole('list', { name: 'Phases of this round' }).getByText('Open')).toBeVisible();
  await expectAccessible('rounds', lead());
});

test('[CG-207] a text is coded by the keyboard alone: mark, type to find, again, resize, valence, take away, undo', async () => {
  const page = person('Rosa').page;
  await page.goto(`/studies/${studyId}/code`);
  await region(page).focus();
  await keys(page, 'ArrowDown', 'ArrowRight', 'Enter');
  await page.keyboard.type('bridg');
  await page.keyboard.press('Enter');
  await expect(saying(page)).toHaveText(`Coded “We looked at the rosters for reading.” with ${BRIDGING}.`);
  await expect(stripes(page)).toHaveCount(1);
  await expect(region(page)).toBeFocused();
  await keys(page, 'ArrowDown', 'g');
  await expect(saying(page)).toContainText('Coded “Have you seen this trend?');
  await keys(page, 'ArrowRight', 'Control+ArrowRight', '1');
  await expect(saying(page)).toHaveText(`Coded “Have” with ${BRIDGING}.`);
  await keys(page, ']');
  await expect(saying(page)).toHaveText(`${BRIDGING} now stands on “Have you”.`);
  await keys(page, '-');
  await expect(saying(page)).toHaveText(`${BRIDGING}: negative example.`);
  await keys(page, 'u');
  await expect(saying(page)).toHaveText(`Took ${BRIDGING} away.`);
  await keys(page, 'Control+z');
  await expect(saying(page)).toHaveText(`Taken back: taking a coding away (${BRIDGING}).`);
  await keys(page, 'Control+Shift+z');
  await expect(saying(page)).toHaveText(`Put back: taking a coding away (${BRIDGING}).`);
  await keys(page, '?');
  await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible();
  await expectAccessible('all keys', page);
  await keys(page, 'Escape');
  await expect(region(page)).toBeFocused();
});

test('[CG-204] what is marked in the text keeps emoji whole, and a code in their own words carries its reason', async () => {
  const page = person('Rosa').page;
  await keys(page, 'Escape', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'i');
  await expect(page.getByLabel('Name')).toHaveValue('I want us to stay with that question 👩‍👩‍👧 for a while.');
  await page.getByLabel('Name').fill('Staying with a question');
  await page.getByLabel('Why a new code: what did not fit?').fill('None of the codes says that time is kept for a question.');
  await expectAccessible('a new code', page);
  await page.getByRole('button', { name: 'Make the code and put it on the text' }).click();
  await expect(saying(page)).toContainText('Made the code Staying with a question.');
  await expect(page.getByRole('treeitem', { name: /^Staying with a question/ })).toBeVisible();
});

test('[CG-213] a memo says before it is written who can read it, and stands where it belongs', async () => {
  const page = person('Rosa').page;
  await region(page).focus();
  await keys(page, 'm');
  await expect(page.getByText('Who can read this: every member of this study.')).toBeVisible();
  await page.getByLabel(/^About:/).fill('Is this bridging at all?');
  await page.getByLabel('Kind').selectOption('wondering');
  await page.getByLabel('Who can read it').selectOption('me');
  await expect(page.getByText('Who can read this: only you.')).toBeVisible();
  await page.getByRole('button', { name: 'Keep the memo' }).click();
  await expect(page.getByRole('article').getByText('Is this bridging at all?')).toBeVisible();
  await page.goto(`/studies/${studyId}/memos`);
  await expect(page.getByText('Is this bridging at all?')).toBeVisible();
  await expectAccessible('memos', page);
  await lead().goto(`/studies/${studyId}/memos`);
  await expect(lead().getByText('Memos will be here.')).toBeVisible();
});

test('[CG-213] a memo that is not finished keeps its kind and who can read it with its words, closed or loaded again', async () => {
  const page = person('Rosa').page;
  const isAsWritten = async (written: string, kind: string, audience: string): Promise<void> => {
    await expect(page.getByLabel(/^About:/)).toHaveValue(written);
    await expect(page.getByLabel('Kind')).toHaveValue(kind);
    await expect(page.getByLabel('Who can read it')).toHaveValue(audience);
  };
  const writeMemo = () => page.getByRole('button', { name: 'Write a memo' }).click();
  await page.goto(code);
  await writeMemo();
  await page.getByLabel(/^About:/).fill('I am not sure of this meeting.');
  await page.getByLabel('Kind').selectOption('wondering');
  await page.getByLabel('Who can read it').selectOption('me');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await writeMemo();
  await isAsWritten('I am not sure of this meeting.', 'wondering', 'me');
  await page.reload();
  await writeMemo();
  await isAsWritten('I am not sure of this meeting.', 'wondering', 'me');
  await expect(page.getByText('Who can read this: only you.')).toBeVisible();
  await page.getByRole('button', { name: 'Keep the memo' }).click();
  const kept = page.getByRole('article').filter({ hasText: 'I am not sure of this meeting.' });
  await kept.getByRole('button', { name: 'Change' }).click();
  await page.getByLabel(/^About:/).fill('I am sure of this meeting.');
  await page.getByLabel('Kind').selectOption('analytic');
  await page.reload();
  await kept.getByRole('button', { name: 'Change' }).click();
  await isAsWritten('I am sure of this meeting.', 'analytic', 'me');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await lead().goto(`/studies/${studyId}/memos`);
  await expect(lead().getByText('Memos will be here.')).toBeVisible();
});

test('[CG-216] autocoding shows what it finds, codes what stays checked, and is taken back in one', async () => {
  const page = person('Rosa').page;
  await page.goto(code);
  await region(page).focus();
  const before = await page.getByText(/\d+ codings? in this text/).textContent();
  await keys(page, 'a');
  await page.getByLabel('Words or pattern').fill('survey');
  await page.getByRole('button', { name: 'Show what would be coded' }).click();
  await expect(page.getByText('1 stretch found.')).toBeVisible();
  await page.getByLabel('Words or pattern').fill('reading');
  await page.getByRole('button', { name: 'Show what would be coded' }).click();
  await expect(page.getByText('61 stretches found.')).toBeVisible();
  await page.getByRole('dialog').getByRole('listitem').first().getByRole('checkbox').uncheck();
  await page.getByLabel('With the code').selectOption({ label: 'Supervisor practices › Joint work' });
  await expectAccessible('autocode', page);
  await page.getByRole('button', { name: 'Code 60 stretches' }).click();
  await expect(saying(page)).toContainText('Autocoded 60 stretches with Supervisor practices › Joint work.');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(region(page)).toBeFocused();
  await keys(page, 'Control+z');
  await expect(saying(page)).toHaveText('Taken back: autocoding (Supervisor practices › Joint work, 60 stretches).');
  await expect(page.getByText(before!)).toBeVisible();
});

test('[CG-221] two people in one text see each other’s codings appear, without losing what they marked or where they are', async () => {
  const [rosa, dana] = [person('Rosa').page, lead()];
  await dana.goto(code);
  await region(dana).focus();
  await keys(dana, 'Control+End');
  await expect(dana.getByText(/3 codings in this text/)).toBeVisible();
  const scrolled = await region(dana).evaluate((element) => element.scrollTop);
  expect(scrolled).toBeGreaterThan(200);
  await region(rosa).focus();
  await keys(rosa, 'Escape', 'Control+End', '1');
  await expect(dana.getByText(/4 codings in this text/)).toBeVisible();
  await expect(dana.getByLabel('Codings here').getByText('Rosa Delgado, Round 1')).toBeVisible();
  expect(await region(dana).evaluate((element) => element.scrollTop)).toBe(scrolled);
  await expect(dana.locator('blockquote')).toContainText('Paragraph 65');
  await expectAccessible('workbench with two', dana, rosa);
});

test('[CG-222] without a connection coding goes on, says that it waits on this device, and goes up by itself', async () => {
  const { page: rosa, context } = person('Rosa');
  await context.setOffline(true);
  await keys(rosa, 'ArrowUp', '1');
  await expect(rosa.getByText(/5 codings in this text/)).toBeVisible();
  await expect(rosa.getByText('The connection is gone. 1 act waits on this device and will go up by itself.')).toBeVisible();
  await expect(lead().getByText(/4 codings in this text/)).toBeVisible();
  await context.setOffline(false);
  await expect(lead().getByText(/5 codings in this text/)).toBeVisible({ timeout: 20_000 });
  await expect(rosa.getByText('The connection is gone.')).toBeHidden();
});

test('[CG-217] a text is corrected with what moves said before, and everyone’s codings move along at once', async () => {
  const [rosa, dana] = [person('Rosa').page, lead()];
  await region(rosa).focus();
  await keys(rosa, 'Escape', 'Control+Home', 'ArrowDown', 'ArrowDown', 'e');
  const field = rosa.getByRole('dialog').getByLabel('Text', { exact: true });
  await expect(field).toHaveValue(SAID[2]!);
  await field.fill(SAID[2]!.replace('Familes', 'Families'));
  await rosa.getByRole('button', { name: 'Show what would move' }).click();
  await expect(rosa.getByText('2 codings move along unharmed.')).toBeVisible();
  await expectAccessible('correct the text', rosa);
  await rosa.getByRole('button', { name: 'Keep the corrected text' }).click();
  await expect(saying(rosa)).toContainText('The text is corrected.');
  for (const page of [rosa, dana]) await expect(region(page).getByText('Families tell me the same.')).toBeAttached();
  await region(dana).focus();
  await keys(dana, 'Escape', 'Control+End', 'n', 'p');
  await expect(dana.getByLabel('Codings here').getByText(/“Paragraph 6[45] says something about reading and about walks.”/).first()).toBeVisible();
});

test('[CG-230] a memo on a text that is corrected meanwhile keeps its words, and is kept on the same place of the new text', async () => {
  const page = person('Rosa').page;
  await page.goto(code);
  await region(page).focus();
  await keys(page, 'Control+Home', 'ArrowDown', 'm');
  const field = page.getByLabel(/^About: “Have you seen this trend\?/);
  await field.fill('A question for all.');
  const text = [SAID[0]!.replace('Students', 'Most students'), SAID[1]!, SAID[2]!.replace('Familes', 'Families'), ...SAID.slice(3), ...MORE].join('\n\n');
  await ask(circle.administrator.context, 'POST', `/api/studies/${studyId}/sources/${sourceId}/revision`, { commandId: crypto.randomUUID(), version: 2, text });
  await expect(region(page).getByText('Most students come out able to read')).toBeAttached();
  await expect(field).toHaveValue('A question for all.');
  await page.getByRole('button', { name: 'Keep the memo' }).click();
  await expect(page.getByText('The text was corrected while you wrote')).toBeVisible();
  await expect(field).toHaveValue('A question for all.');
  await page.getByRole('button', { name: 'Keep the memo' }).click();
  const kept = page.getByRole('article').filter({ hasText: 'A question for all.' });
  await expect(kept.getByText('About: “Have you seen this trend?', { exact: false })).toBeVisible();
});

test('[CG-223] on a tablet a finger’s selection brings up the codes at the foot of the text', async () => {
  const page = person('Omar').page;
  await page.goto(code);
  await region(page).tap({ position: { x: 300, y: 60 } });
  await page.evaluate(() => {
    const text = document.querySelector('[data-block="4"] p:last-child')!.firstChild!;
    document.getSelection()!.setBaseAndExtent(text, 0, text, 22);
  });
  await page.getByRole('toolbar', { name: 'Marked' }).getByRole('button', { name: 'Code…' }).tap();
  await page.getByRole('option', { name: /Buffering$/ }).tap();
  await expect(saying(page)).toHaveText('Coded “And the survey people?” with Supervisor practices › Brokering › Buffering.');
  await expectAccessible('tablet', page);
});

test('[CG-223] on a phone the text reads with its stripes, and a tap on one says whose it is', async () => {
  const page = person('Ana').page;
  await page.goto(code);
  await expect(stripes(page).first()).toBeVisible();
  await expect(page.getByText('You read this study; coding is for its coders.')).toBeVisible();
  await stripes(page).first().tap();
  await page.getByRole('button', { name: 'Codings and memos' }).tap();
  await expect(page.getByRole('dialog').getByText(/Rosa Delgado, Round 1/).first()).toBeVisible();
  await expectAccessible('phone', page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('[CG-224] in a blind round it is said who sees what, and nobody sees another’s codings until it is unblinded, which is asked once', async () => {
  const [rosa, dana] = [person('Rosa').page, lead()];
  const roundId = crypto.randomUUID();
  await command(circle.administrator, { do: 'add-round', roundId, round: { name: 'Second look', blind: true } });
  await rosa.goto(code);
  await expect(rosa.getByText('Only you see your codings of “Second look” until the round is unblinded.', { exact: false })).toBeVisible();
  await region(rosa).focus();
  await keys(rosa, 'Control+Home', '1');
  await expect(rosa.getByText(/7 codings in this text/)).toBeVisible();
  await dana.goto(code);
  await expect(dana.getByText(/6 codings in this text/)).toBeVisible();
  await dana.goto(`/studies/${studyId}/rounds`);
  const round = dana.getByRole('article', { name: 'Second look' });
  await round.getByRole('button', { name: 'Freeze' }).click();
  await round.getByRole('button', { name: 'Unblind' }).click();
  await expect(dana.getByRole('dialog', { name: 'Unblind this round?' })).toContainText('This cannot be undone.');
  await expectAccessible('unblinding', dana);
  await dana.getByRole('dialog').getByRole('button', { name: 'Unblind' }).click();
  await expect(round.getByText('Was blind; unblinded')).toBeVisible();
  await dana.getByLabel('Text', { exact: true }).selectOption({ label: 'Circle meeting' });
  await expect(dana.getByRole('columnheader', { name: 'Second look' })).toBeVisible();
  await expectAccessible('rounds side by side', dana);
});
