import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectUnseen, type PrivateWords } from '../support/browser-checks.ts';
import { ask, makeCircle, type BrowserCircle, type BrowserPerson } from '../support/people.ts';
import { startBuiltServer, type BuiltServer } from '../support/server.ts';

// One session from beginning to end: each test goes on where the one before stopped. Nine pages are open at once, and
// tracing them all takes longer than the session.
test.describe.configure({ mode: 'serial' });
test.use({ trace: 'off' });

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const NAMES = ['Rosa Delgado', 'Omar Haddad', 'Lin Chen', 'Grace Okafor', 'Ana Ruiz', 'Ben Carter', 'Maya Patel'];

let server: BuiltServer;
let circle: BrowserCircle;
let screen: Page;
const secrets: PrivateWords[] = [];

const person = (first: string): BrowserPerson => circle.principals.find(({ name }) => name.startsWith(first))!;
const page = (first: string): Page => person(first).page;
const press = (first: string, name: string | RegExp): Promise<void> => page(first).getByRole('button', { name }).first().click();

test.beforeAll(async ({ browser }) => {
  server = await startBuiltServer();
  circle = await makeCircle(browser, server.url, NAMES, (name) => (name === 'Ana Ruiz' ? PHONE : {}));
  const content = { statement: 'How can I lead our grade-level teams to take up the workshop model?', situation: 'Most teachers still teach from the front.' };
  await ask(person('Rosa').context, 'POST', '/api/problems', { problemId: crypto.randomUUID(), content });
});
test.afterAll(async () => server?.stop());

test('[HO-7] who has nothing due yet is shown where the work of the district can be read', async () => {
  const maya = page('Maya');
  await maya.goto('/');
  const places = maya.getByRole('region', { name: 'Look around meanwhile' }).getByRole('link');
  await expect(places).toHaveText(['Open', 'Open', 'Open']);
  await expectAccessible('home without anything due', maya);
  await places.first().click();
  await expect(maya.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible();
});

test('[SE-218] a session is planned with the seats that the rotation proposes and two swaps', async () => {
  const rosa = page('Rosa');
  await rosa.goto('/sessions');
  await expect(rosa.getByText('Your circle’s sessions will be here.')).toBeVisible();
  await expectAccessible('empty list', rosa);
  await rosa.getByRole('link', { name: 'Plan a session' }).click();
  await expect(rosa.getByLabel('Presenter')).toHaveValue(/.+/);
  await rosa.getByLabel('Presenter').selectOption({ label: 'Rosa Delgado' });
  await rosa.getByLabel('Facilitator').selectOption({ label: 'Omar Haddad' });
  await rosa.getByLabel('Timer').selectOption({ label: 'Lin Chen' });
  await rosa.getByLabel('Which problem is brought').selectOption({ index: 1 });
  await expectAccessible('plan', rosa);
  await rosa.getByRole('button', { name: 'Plan and invite' }).click();
  await rosa.waitForURL(/\/sessions\/[0-9a-f-]{36}$/);
});

test('[SE-218] people gather in the lobby, on laptops and a phone, and the shared screen goes up', async () => {
  const address = new URL(page('Rosa').url()).pathname;
  for (const { page: each, name } of circle.principals) if (name !== 'Rosa Delgado' && name !== 'Maya Patel') await each.goto(address);
  // Put up by someone who comes late, so that her browser holds what the whole room may see and nothing else.
  screen = await person('Maya').context.newPage();
  await screen.goto(`${address}/screen`);
  await expect(page('Omar').getByText('6 of 7 are here now.')).toBeVisible();
  await expect(page('Ana').getByText('Omar will start the session.')).toBeVisible();
  await expect(screen.getByText('We begin soon. 6 of 7 are here.')).toBeVisible();
  await expectAccessible('lobby', page('Omar'), page('Ana'), screen);
});

test('[SE-218] the presenter speaks, then questions and answers are written down for everyone', async () => {
  await press('Omar', 'Start the session');
  await expect(page('Rosa').getByText('You speak. Everyone else listens.')).toBeVisible();
  await expect(page('Ana').getByText('Rosa speaks. Everyone else listens.')).toBeVisible();
  await expect(page('Grace').getByText('How can I lead our grade-level teams')).toBeVisible();
  await expectAccessible('first step', page('Omar'), page('Ana'));
  await press('Omar', 'I have said it');
  await press('Omar', /^Next: Clarifying/);
  await page('Ana').getByRole('textbox', { name: 'Question' }).fill('What other evidence is there besides the tests?');
  await press('Ana', 'Write it down');
  await page('Lin').getByLabel('Answer, when you hear it').fill('The coaches keep notes.');
  await press('Lin', 'Keep the answer');
  for (const each of [page('Rosa'), page('Omar'), screen]) await expect(each.getByText('The coaches keep notes.')).toBeVisible();
  await expectAccessible('second step', page('Ana'), screen);
});

test('[SE-204] looking back at an earlier step moves nobody', async () => {
  await page('Grace').getByRole('button', { name: /^Present the problem/ }).click();
  await expect(page('Grace').getByText('You are looking back at “Present the problem”.')).toBeVisible();
  await expect(page('Omar').getByRole('heading', { level: 1 })).toHaveText('Clarifying questions');
  await expectAccessible('looking back', page('Grace'));
  await press('Grace', 'Back to where we are');
  await expect(page('Grace').getByRole('textbox', { name: 'Question' })).toBeVisible();
});

test('[SE-204] someone who is typing when the room moves on stays with their sentence until they go themselves', async () => {
  await page('Grace').getByRole('textbox', { name: 'Question' }).pressSequentially('Who leads the');
  await press('Omar', /^Next: Probing/);
  await expect(page('Grace').getByText('The room has moved on to “Probing questions”.')).toBeVisible();
  await page('Grace').getByRole('textbox', { name: 'Question' }).pressSequentially(' teams?');
  await expect(page('Grace').getByRole('textbox', { name: 'Question' })).toHaveValue('Who leads the teams?');
  await press('Omar', /^Undo the move/);
  await expect(page('Rosa').getByRole('heading', { level: 1 })).toHaveText('Clarifying questions');
  await expect(page('Grace').getByRole('textbox', { name: 'Question' })).toHaveValue('Who leads the teams?');
  await press('Grace', 'Write it down');
  await expect(screen.getByText('Who leads the teams?')).toBeVisible();
  await press('Omar', /^Next: Probing/);
});

test('[SE-205] private cards survive a reload in mid-sentence, and nobody else holds a word of them', async () => {
  await expect(page('Rosa').getByRole('heading', { name: 'Wait a moment' })).toBeVisible();
  for (const first of ['Omar', 'Lin', 'Grace', 'Ana', 'Ben']) await writeCard(first, `What would ${first} have to see to believe it? ${crypto.randomUUID()}`);
  // Reloaded before the hand has rested: only the device has these words.
  const grace = page('Grace');
  await grace.getByLabel('Your card').press('End');
  await grace.getByLabel('Your card').pressSequentially(' And why?');
  await grace.reload();
  await expect(grace.getByLabel('Your card')).toHaveValue(/And why\?$/);
  await expect(grace.getByText('Saved', { exact: true })).toBeVisible();
  await expectUnseen(secrets, [...circle.principals, circle.administrator]);
  await expectAccessible('writing', page('Omar'), page('Rosa'));
});

test('[SE-216] without a connection the clock runs and the text is kept; it goes up when the connection is back', async () => {
  const ben = page('Ben');
  await person('Ben').context.setOffline(true);
  const before = await ben.getByRole('timer').textContent();
  await ben.getByLabel('Your card').press('End');
  await ben.getByLabel('Your card').pressSequentially(' And when?');
  await expect(ben.locator('#page').getByText('The connection is gone.')).toBeVisible();
  await expect(ben.getByText('On this device, not sent yet')).toBeVisible();
  await expect(ben.getByRole('timer')).not.toHaveText(before!);
  await person('Ben').context.setOffline(false);
  await expect(ben.getByText('Saved', { exact: true })).toBeVisible();
});

test('[SE-214] someone who comes late reads what was shared, and nothing that is private', async () => {
  await page('Maya').goto(new URL(page('Rosa').url()).pathname);
  await expect(page('Maya').getByText('You have come in at “Probing questions”.')).toBeVisible();
  await press('Maya', 'Read what was shared');
  await expect(page('Maya').getByRole('dialog').getByText('The coaches keep notes.')).toBeVisible();
  await expectAccessible('recap', page('Maya'));
  await press('Maya', 'I am up to date');
  await expectUnseen(secrets, circle.principals);
});

test('[SE-218] cards are read aloud one at a time, handed over, and marked by their keeper', async () => {
  await press('Omar', 'Start reading aloud');
  while (secrets.length > 0) {
    await readOne();
    // What has not been read yet is as private as before.
    if (secrets.length === 3) await expectUnseen(secrets, circle.principals);
  }
  await expect(page('Omar').getByText('All are read. They go to Rosa next.')).toBeVisible();
  await expectAccessible('reading', page('Ana'), screen);
  await press('Omar', 'Hand them to Rosa');
  await expect(page('Rosa').getByText('You think aloud. Everyone else listens.')).toBeVisible();
  await press('Rosa', 'Stays with me');
  await expect(page('Ana').getByText('Stays with Rosa')).toBeVisible();
  await expectAccessible('handed over', page('Rosa'));
});

test('[SE-203] [SE-218] while solutions are discussed the presenter only listens, with a notebook of her own', async () => {
  await press('Omar', /^Next: Discuss/);
  const rosa = page('Rosa');
  await expect(rosa.getByRole('heading', { name: 'You are listening' })).toBeVisible();
  await expect(rosa.getByRole('button')).toHaveCount(0);
  const note = `Ask Maya about her team lead. ${crypto.randomUUID()}`;
  secrets.push({ author: person('Rosa'), text: note });
  await rosa.getByLabel('Your notebook').fill(note);
  await expect(rosa.getByText('Saved', { exact: true })).toBeVisible();
  await expect(page('Ana').getByText('Do not address Rosa.')).toBeVisible();
  await page('Ana').getByLabel('A note').fill('Let the fourth-grade team open its lesson first.');
  await press('Ana', 'Add');
  await expect(screen.getByText('Let the fourth-grade team open its lesson first.')).toBeVisible();
  await expectUnseen(secrets, circle.principals);
  await expectAccessible('listening', rosa, page('Ana'));
});

test('[SE-215] what was shared without a connection, and came too late, is given back with its reason', async () => {
  const grace = page('Grace');
  await person('Grace').context.setOffline(true);
  await grace.getByLabel('A note').fill('Give the team leads the agenda.');
  await press('Grace', 'Add');
  await expect(grace.getByLabel('A note')).toHaveValue('');
  await expect(grace.getByText('On this device, not sent yet')).toBeVisible();
  await press('Omar', /^Next: Next steps/);
  await expect(page('Lin').getByRole('heading', { level: 1 })).toHaveText('Next steps');
  await person('Grace').context.setOffline(false);
  await expect(grace.getByText('The room is not in "Discuss solutions"')).toBeVisible();
  await expect(grace.getByLabel('Your words')).toHaveValue('Give the team leads the agenda.');
  await expectAccessible('given back', grace);
  await press('Grace', 'Let it go');
  await expect(grace.getByLabel('Your words')).toHaveCount(0);
});

test('[SE-215] a next step for “leadership” is refused kindly with every word kept; with a name it is promised', async () => {
  const rosa = page('Rosa');
  await rosa.getByRole('button', { name: 'Go to “Next steps”' }).or(rosa.getByLabel('What will you do in the coming weeks?')).first().click();
  await nextStep('coming weeks', 0, 'Join the fourth-grade team meeting every Tuesday', 'leadership');
  await expect(rosa.getByText('does not say who will do it')).toBeVisible();
  await expect(rosa.getByLabel('Who does it').first()).toHaveValue('leadership');
  await expectAccessible('refused', rosa);
  await rosa.getByLabel('Who does it').first().fill('Rosa Delgado');
  await press('Rosa', 'Promise');
  await expect(rosa.getByLabel('What will you do in the coming weeks?')).toHaveCount(0);
  await nextStep('longer run', 0, 'Every team plans one workshop lesson a month', 'Grade-level team leads');
  await expect(page('Ana').getByText('Every team plans one workshop lesson a month')).toBeVisible();
  await expectAccessible('next steps', page('Ana'));
});

test('[SE-218] everyone takes something home, and the session ends on a quiet page', async () => {
  await press('Omar', /^Next: Debrief/);
  await page('Ana').getByLabel('What I have begun to think about').fill('I talk logistics too.');
  await press('Ana', 'Share my takeaway');
  for (const first of ['Ana', 'Lin', 'Ben']) await press(first, 'Very much');
  await expect(screen.getByText('I talk logistics too.')).toBeVisible();
  await expectAccessible('debrief', page('Omar'), page('Ana'), screen);
  await press('Omar', 'End the session');
  await page('Omar').getByRole('dialog').getByRole('button', { name: 'End the session' }).click();
  for (const { page: each } of circle.principals) await expect(each.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await expect(page('Ana').getByText('Join the fourth-grade team meeting every Tuesday')).toBeVisible();
  await expect(page('Ana').getByRole('link', { name: 'Read the record' })).toBeVisible();
  await expectAccessible('closing', page('Omar'), screen);
  await expectUnseen(secrets, [...circle.principals, circle.administrator]);
  expect(server.log()).not.toContain(secrets[0]!.text);
});

async function writeCard(first: string, text: string): Promise<void> {
  secrets.push({ author: person(first), text });
  await page(first).getByLabel('Your card').fill(text);
  await expect(page(first).getByText('Saved', { exact: true })).toBeVisible();
}

/** Whoever's turn it is reads; everyone has the words only then, and from then on they are private no more. */
async function readOne(): Promise<void> {
  const readers = circle.principals.filter(({ name }) => !name.startsWith('Rosa') && !name.startsWith('Maya'));
  await expect.poll(async () => (await turnOf(readers)) !== null).toBe(true);
  const reader = (await turnOf(readers))!;
  await reader.page.getByRole('button', { name: 'Read aloud' }).click();
  const [card] = secrets.splice(secrets.findIndex(({ author }) => author.name === reader.name), 1) as [PrivateWords];
  await expect(page('Rosa').getByText(card.text)).toBeVisible();
  await expect(screen.getByText(card.text)).toBeVisible();
  await expect(page('Rosa').getByLabel('A note')).toHaveCount(0);
  await reader.page.getByRole('button', { name: 'I have read it' }).click();
  await expect(reader.page.getByRole('button', { name: 'I have read it' })).toHaveCount(0);
}

async function turnOf(readers: readonly BrowserPerson[]): Promise<BrowserPerson | null> {
  for (const reader of readers) if ((await reader.page.getByRole('button', { name: 'Read aloud' }).count()) > 0) return reader;
  return null;
}

async function nextStep(when: string, index: number, what: string, who: string): Promise<void> {
  const rosa = page('Rosa');
  await rosa.getByLabel(`What will you do in the ${when}?`).fill(what);
  await rosa.getByLabel('Who does it').nth(index).fill(who);
  await rosa.getByLabel('Where it happens').nth(index).fill('Team meetings, Tuesdays');
  await rosa.getByLabel('By when').nth(index).fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
  await rosa.getByLabel('What would show that it worked').nth(index).fill('The agenda names a student text.');
  await rosa.getByRole('button', { name: 'Promise' }).nth(index).click();
}
