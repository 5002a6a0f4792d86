import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../support/browser-checks.ts';
import { startBuiltServer, type BuiltServer } from '../support/server.ts';

// A district from its first minute: each test goes on where the one before stopped.
test.describe.configure({ mode: 'serial' });

const PASSWORD = 'four green words of chalk';
let server: BuiltServer;
let dana: Page;
let invitation = '';

test.beforeAll(async ({ browser }) => {
  server = await startBuiltServer();
  const context = await browser.newContext({ baseURL: server.url });
  dana = await context.newPage();
});
test.afterAll(async () => server?.stop());

/** A button or link that stands in the rail on a laptop and under "More" on a phone. */
async function inCorner(page: Page, press: (page: Page) => Promise<void>): Promise<void> {
  const more = page.getByRole('button', { name: 'More', exact: true });
  if (await more.isVisible()) await more.click();
  await press(page);
}
const signOut = (page: Page) => inCorner(page, (there) => there.getByRole('button', { name: 'Sign out' }).filter({ visible: true }).click());

test('[PE-62] the first person sets the district up by keyboard alone, keeps recovery codes, and is shown the first steps', async () => {
  await dana.goto('/');
  await expect(dana.getByRole('heading', { level: 1, name: 'Welcome to Jointwork' })).toBeVisible();
  await expectAccessible('first run', dana);
  await dana.getByLabel('Name of the district').focus();
  await dana.keyboard.type('Alder Valley Schools');
  await dana.keyboard.press('Enter');
  await expect(dana.getByText('Write a name.')).toBeVisible();
  await expect(dana.getByLabel('Your name')).toBeFocused();
  await dana.keyboard.type('Dana Whitfield');
  await dana.keyboard.press('Tab');
  await dana.keyboard.type('dana@alder.example');
  await dana.keyboard.press('Tab');
  await dana.keyboard.type(PASSWORD);
  await dana.keyboard.press('Enter');
  await expect(dana.getByRole('heading', { level: 1, name: 'Keep these recovery codes' })).toBeFocused();
  await expectAccessible('recovery codes', dana);
  await dana.getByRole('checkbox').focus();
  await dana.keyboard.press('Space');
  await dana.keyboard.press('Tab');
  await dana.keyboard.press('Enter');
  await expect(dana.getByRole('heading', { name: 'First steps' })).toBeVisible();
  await expectAccessible('home', dana);
});

test('[PE-63] a person is added and invited by a link to copy, chooses a password, and the link is used up', async ({ browser }) => {
  await dana.goto('/people');
  await dana.getByRole('button', { name: 'Add a person' }).first().click();
  await expectAccessible('add a person', dana);
  await dana.getByLabel('Name', { exact: true }).fill('Rosa Delgado');
  await dana.getByLabel('E-mail address').fill('rosa@alder.example');
  await dana.getByRole('button', { name: 'Add the person' }).click();
  await expect(dana.getByRole('heading', { level: 1, name: 'Rosa Delgado' })).toBeVisible();
  await dana.getByRole('button', { name: 'Invite' }).click();
  invitation = await dana.getByLabel('Invitation link').inputValue();
  await expectAccessible('invited', dana);

  const rosa = await (await browser.newContext({ baseURL: server.url })).newPage();
  await rosa.goto(invitation);
  await expect(rosa.getByRole('heading', { level: 1, name: 'You are invited to Alder Valley Schools' })).toBeVisible();
  await rosa.getByLabel('Choose a password').fill('short');
  await rosa.getByRole('button', { name: 'Accept and sign in' }).click();
  await expect(rosa.getByLabel('Choose a password')).toHaveAccessibleDescription(/at least 12 characters; this one has 5/);
  await expectAccessible('a password too short', rosa);
  await rosa.getByLabel('Choose a password').fill(PASSWORD);
  await rosa.getByRole('button', { name: 'Accept and sign in' }).click();
  await rosa.getByRole('checkbox').check();
  await rosa.getByRole('button', { name: 'Go on' }).click();
  await expect(rosa.getByRole('heading', { level: 1, name: 'Next' })).toBeVisible();
  await rosa.goto(invitation);
  await expect(rosa.getByText('This invitation has been used, replaced or is too old.')).toBeVisible();
  await rosa.context().close();
});

test('[PE-64] a change of members says who joins before it is saved, keeps the keyboard in its place, and can be undone', async () => {
  await dana.goto('/circles');
  await dana.getByRole('button', { name: 'Start a circle' }).first().click();
  await dana.getByLabel('Name', { exact: true }).fill('Willow circle');
  await dana.getByRole('button', { name: 'Start the circle' }).click();
  await expect(dana.getByRole('heading', { level: 1, name: 'Willow circle' })).toBeVisible();
  await dana.getByRole('button', { name: 'Change the members' }).click();
  const find = dana.getByLabel('Find a person to add');
  await find.fill('rosa');
  await dana.getByRole('button', { name: 'Add Rosa Delgado' }).click();
  await expect(find).toBeFocused();
  await expect(dana.getByText('Joins: Rosa Delgado')).toBeVisible();
  await expectAccessible('change of members', dana);
  await dana.getByRole('button', { name: 'Save the change' }).click();
  await expect(dana.getByRole('heading', { name: 'Members (1)' })).toBeVisible();
  await expect(dana.getByText(/Circles usually have 5 to 7 members/)).toBeVisible();
  await dana.getByRole('button', { name: 'Undo' }).click();
  await expect(dana.getByRole('heading', { name: 'Members (0)' })).toBeVisible();
});

test('[WE-28] when the sign-in ends while someone types, the password is asked for in front of the page and the text is sent', async () => {
  await dana.goto('/account');
  const name = dana.getByLabel('Name', { exact: true });
  await name.fill('Dana M. Whitfield');
  await dana.context().clearCookies();
  await dana.getByRole('button', { name: 'Save the name' }).click();
  const dialog = dana.getByRole('dialog', { name: 'Your sign-in has ended' });
  await expectAccessible('sign-in has ended', dana);
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Sign in and go on' }).click();
  await expect(dialog).toBeHidden();
  await expect(name).toHaveValue('Dana M. Whitfield');
  await dana.reload();
  await expect(name).toHaveValue('Dana M. Whitfield');
});

const PAGES = ['/', '/people', '/schools', '/networks', '/cohorts', '/circles', '/inbox', '/account', '/district', '/audit', '/nowhere', '/sign-in', '/sign-in/link?token=0123456789', '/sign-in/recovery', `/guest/${'a'.repeat(24)}`];

for (const appearance of ['paper', 'board']) {
  test(`[WE-30] every page of the directory and of one’s own account is accessible on ${appearance}, and fits 320 pixels`, async () => {
    test.slow(); // fifteen pages, each read by the checker
    const usual = dana.viewportSize()!;
    await dana.evaluate((chosen) => localStorage.setItem('jointwork-appearance', chosen), appearance);
    for (const path of PAGES) {
      await dana.setViewportSize(usual);
      await dana.goto(path);
      await expect(dana.getByRole('heading', { level: 1 })).toBeVisible();
      await dana.waitForLoadState('networkidle');
      await expectAccessible(path, dana);
      await dana.setViewportSize({ width: 320, height: 640 });
      expect(await dana.evaluate(() => document.documentElement.scrollWidth), `${path} scrolls sideways`).toBeLessThanOrEqual(320);
    }
    await dana.evaluate(() => localStorage.removeItem('jointwork-appearance'));
    await dana.setViewportSize(usual);
  });
}

test('[PE-65] signing out shows the words that only this device has, and leaves none of them on the device', async () => {
  await dana.goto('/');
  const personId = await dana.evaluate(async () => ((await (await fetch('/api/me')).json()) as { actor: { personId: string } }).actor.personId);
  await dana.evaluate(keepUnsent, personId);
  await dana.reload();
  await expect(dana.getByRole('heading', { level: 1, name: 'Next' })).toBeVisible();
  await signOut(dana);
  await expect(dana.getByLabel('What you typed')).toHaveValue('How would a student know?');
  await expectAccessible('unsent words', dana);
  await dana.getByRole('button', { name: 'I have copied it: sign out' }).click();
  await expect(dana.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  expect(await dana.evaluate(() => indexedDB.databases())).toEqual([]);
});

test('[PE-60] who is not signed in is asked to, and then comes to the page that was asked for', async () => {
  await dana.goto('/schools?from=mail');
  await expect(dana.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expect(dana.getByText('This server sends no mail, so there are no sign-in links here.')).toBeVisible();
  await dana.getByLabel('E-mail address').fill('dana@alder.example');
  await dana.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dana.keyboard.press('Enter');
  await expect(dana.getByRole('heading', { level: 1, name: 'Schools' })).toBeVisible();
  expect(new URL(dana.url()).search).toBe('?from=mail');
});

/** Puts a draft on the device as an earlier page would have left it, not yet sent. Runs inside the page. */
function keepUnsent(owner: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(`jointwork-${owner}`);
    opening.addEventListener('error', () => reject(new Error('the log of the device did not open')));
    opening.addEventListener('success', () => {
      const writing = opening.result.transaction('drafts', 'readwrite');
      writing.objectStore('drafts').put({ key: 'k', text: 'How would a student know?', savedAt: 1, version: 2, acknowledged: 0 });
      writing.addEventListener('complete', () => {
        opening.result.close();
        resolve();
      });
    });
  });
}
