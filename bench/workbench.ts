// A text of 300,000 characters with 5,000 codings opened and scrolled in a real Chromium: npm run bench -- workbench [--codings 5000]
//
// On the built product with its real server. Beside it, in the same run, the same text as bare paragraphs in one scrolling
// element: what any page must cost. Wall times depend on how busy the machine is; time on the processor of the page's main
// thread does much less, and a frame of 60 in a second has 16.7 ms of it.
import { parseArgs } from 'node:util';
import { chromium, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { findChromium } from '../scripts/setup/browser.mjs';
import { startBuiltServer } from '../test/support/server.ts';
import { longStudy } from './workbench-support/long-study.ts';

const { values: asked } = parseArgs({ options: { characters: { type: 'string', default: '300000' }, codings: { type: 'string', default: '5000' }, frames: { type: 'string', default: '300' } } });
const FRAMES = Number(asked.frames);
const PIXELS = 60;

interface Figures {
  readonly wallMs: number;
  readonly mainThreadMs: number;
}

async function ticks(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

async function measured(session: CDPSession, run: () => Promise<number>): Promise<Figures> {
  const before = await ticks(session);
  const wallMs = await run();
  return { wallMs, mainThreadMs: (await ticks(session)) - before };
}

async function open(page: Page, session: CDPSession, address: string): Promise<Figures> {
  await page.goto(address.replace(/\/code\/.*$/, '/rounds'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(1500);
  return measured(session, () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const began = performance.now();
          [...document.querySelectorAll<HTMLElement>('nav a')].find((link) => link.textContent === 'Code')!.click();
          const look = () => (document.querySelectorAll('[data-coding]').length > 5 ? resolve(performance.now() - began) : requestAnimationFrame(look));
          look();
        }),
    ),
  );
}

async function scroll(page: Page, session: CDPSession, selector: string): Promise<Figures> {
  return measured(session, () =>
    page.evaluate(
      ({ selector: of, frames, pixels }) =>
        new Promise<number>((resolve) => {
          const area = document.querySelector(of)!;
          const began = performance.now();
          let frame = 0;
          const step = () => {
            area.scrollTop += pixels;
            frame += 1;
            if (frame < frames) requestAnimationFrame(step);
            else resolve(performance.now() - began);
          };
          requestAnimationFrame(step);
        }),
      { selector, frames: FRAMES, pixels: PIXELS },
    ),
  );
}

async function bare(context: BrowserContext, text: string): Promise<Figures> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.setContent('<div id="area" style="height:600px;overflow-y:auto;font:16px/1.65 sans-serif"></div>');
  await page.evaluate((all) => document.getElementById('area')!.append(...all.split('\n\n').map((part) => Object.assign(document.createElement('p'), { textContent: part }))), text);
  const figures = await scroll(page, session, '#area');
  await page.close();
  return figures;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const rounded = (value: number) => Math.round(value * 10) / 10;

const server = await startBuiltServer();
const browser = await chromium.launch({ executablePath: (await findChromium()) ?? undefined, args: ['--disable-dev-shm-usage', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
try {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  await context.request.post('/api/setup', { headers: { 'x-jointwork': '1' }, data: { district: { name: 'Alder Valley Schools', timeZone: 'America/Chicago' }, administrator: { name: 'Dana Whitfield', email: 'dana@alder.example', password: 'a long sentence for tests 7' }, sample: false } });
  const { studyId, sourceId, text } = await longStudy(context, Number(asked.characters), Number(asked.codings));
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const opened: Figures[] = [];
  for (let round = 0; round < 5; round++) opened.push(await open(page, session, `/studies/${studyId}/code/${sourceId}`));
  const scrolled: Figures[] = [];
  const bareScrolled: Figures[] = [];
  for (let round = 0; round < 3; round++) {
    scrolled.push(await scroll(page, session, '[data-text-region]'));
    bareScrolled.push(await bare(context, text));
  }
  const per = (figures: readonly Figures[], of: keyof Figures) => rounded(median(figures.map((one) => one[of])) / FRAMES);
  const frame = { wallMs: per(scrolled, 'wallMs'), mainThreadMs: per(scrolled, 'mainThreadMs'), bareWallMs: per(bareScrolled, 'wallMs'), bareMainThreadMs: per(bareScrolled, 'mainThreadMs') };
  console.log(JSON.stringify({
    characters: text.length,
    codings: Number(asked.codings),
    open: { wallMs: Math.round(median(opened.map(({ wallMs }) => wallMs))), mainThreadMs: Math.round(median(opened.map(({ mainThreadMs }) => mainThreadMs))), goalMs: 1000 },
    frame: { ...frame, goalMs: 16.7, ratioToBareWall: rounded(frame.wallMs / frame.bareWallMs), ratioToBareMainThread: rounded(frame.mainThreadMs / frame.bareMainThreadMs) },
  }, null, 2));
} finally {
  await browser.close();
  await server.stop();
}
