import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';

/** One person with a browser of their own, signed in. */
export interface BrowserPerson {
  readonly name: string;
  readonly personId: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** The text of every answer this browser was given. */
  received(): string;
}

/** A circle of principals in a district of their own, and its administrator. */
export interface BrowserCircle {
  readonly administrator: BrowserPerson;
  readonly principals: readonly BrowserPerson[];
  readonly circleId: string;
}

const PASSWORD = 'a long sentence for tests 7';

/** Asks the server as this browser would; throws with the server's own sentence when it is refused. */
export async function ask<T>(context: BrowserContext, method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object): Promise<T> {
  const answer = await context.request.fetch(path, { method, headers: { 'x-jointwork': '1' }, ...(body ? { data: body } : {}) });
  if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Makes the first district, its administrator, and a circle of principals who came by invitation, each in a browser. */
export async function makeCircle(browser: Browser, url: string, names: readonly string[], optionsOf: (name: string) => BrowserContextOptions = () => ({})): Promise<BrowserCircle> {
  const administrator = await openBrowser(browser, url, 'Dana Whitfield', {});
  const set = await ask<{ actor: { personId: string } }>(administrator.context, 'POST', '/api/setup', {
    district: { name: 'Alder Valley Schools', timeZone: 'America/Chicago' },
    administrator: { name: administrator.name, email: 'dana@alder.example', password: PASSWORD },
    sample: false,
  });
  const principals: BrowserPerson[] = [];
  for (const name of names) principals.push(await invited(browser, url, administrator.context, name, optionsOf(name)));
  const made = await ask<{ circle: { circleId: string } }>(administrator.context, 'POST', '/api/circles', { name: 'Willow circle', supervisorSees: 'completion' });
  const { circleId } = made.circle;
  await ask(administrator.context, 'PUT', `/api/circles/${circleId}/members`, { on: yesterday(), personIds: principals.map((person) => person.personId) });
  return { administrator: { ...administrator, personId: set.actor.personId }, principals, circleId };
}

async function invited(browser: Browser, url: string, administrator: BrowserContext, name: string, options: BrowserContextOptions): Promise<BrowserPerson> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@alder.example`;
  const { personId } = await ask<{ personId: string }>(administrator, 'POST', '/api/people', { name, email, roles: [{ role: 'principal', from: yesterday() }] });
  const invitation = await ask<{ url: string }>(administrator, 'POST', `/api/people/${personId}/invitation`);
  const person = await openBrowser(browser, url, name, options);
  await ask(person.context, 'POST', '/api/invitations/redeem', { token: tokenIn(invitation.url), password: PASSWORD });
  return { ...person, personId };
}

async function openBrowser(browser: Browser, url: string, name: string, options: BrowserContextOptions): Promise<BrowserPerson> {
  const context = await browser.newContext({ baseURL: url, ...options });
  const received: string[] = [];
  context.on('response', (response) => {
    if (!response.url().includes('/api/')) return;
    // A stream's text never ends, so it is read from inside the page instead (see `keepStreams`).
    if (response.headers()['content-type']?.startsWith('text/event-stream')) return;
    response.text().then((text) => void received.push(text), () => undefined);
  });
  await keepStreams(context, received);
  const page = await context.newPage();
  return { name, personId: '', context, page, received: () => received.join('\n') };
}

/** Copies every piece of every event stream out of the pages, as it is read. */
async function keepStreams(context: BrowserContext, received: string[]): Promise<void> {
  await context.exposeFunction('keepPiece', (piece: string) => void received.push(piece));
  await context.addInitScript(() => {
    const fetched = window.fetch.bind(window);
    window.fetch = async (...asked) => {
      const answer = await fetched(...asked);
      if (!answer.headers.get('content-type')?.startsWith('text/event-stream') || !answer.body) return answer;
      const [kept, passed] = answer.body.tee();
      const reader = kept.pipeThrough(new TextDecoderStream()).getReader();
      const read = async (): Promise<void> => {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) return;
          await (window as unknown as { keepPiece(piece: string): Promise<void> }).keepPiece(value);
        }
      };
      read().catch(() => undefined);
      return new Response(passed, { status: answer.status, headers: answer.headers });
    };
  });
}

/** The secret at the end of an invitation's address. */
function tokenIn(address: string): string {
  return new URL(address).pathname.split('/').at(-1) ?? '';
}

function yesterday(): string {
  return new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
}
