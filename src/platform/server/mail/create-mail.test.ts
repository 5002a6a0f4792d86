import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../log/create-log.ts';
import { createMail } from './create-mail.ts';
import type { Message } from './mail.ts';

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly head: string;
  readonly body: string;
}

const received: Received[] = [];
const logged: string[] = [];
const log = createLog((line) => void logged.push(line));
let refuseNext = false;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onRcptTo: (_address, _session, done) => done(refuseNext ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
  onData(stream, session, done) {
    void text(stream).then((raw) => {
      const [head = '', ...rest] = raw.split('\r\n\r\n');
      const { mailFrom, rcptTo } = session.envelope;
      received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map((one) => one.address), head: head.replace(/\r\n[ \t]+/g, ' '), body: rest.join('\r\n\r\n') });
      // oxlint-disable-next-line promise/no-callback-in-promise -- the server of the test speaks in callbacks
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(async () => {
  await new Promise<void>((resolve) => {
    server.close(resolve);
  });
});

function mail() {
  const { port } = server.server.address() as AddressInfo;
  return createMail({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Jointwork <jointwork@district.example>', log });
}

async function sent(message: Partial<Message>): Promise<Received> {
  received.length = 0;
  await mail().send({ to: { name: 'Rosa Álvarez', address: 'rosa@school.example' }, subject: 'Your session', text: 'See you on Tuesday.', ...message });
  expect(received).toHaveLength(1);
  return received[0]!;
}

test('[PL-33] a mail goes to one person, from the district, as text and HTML, marked as sent by a machine', async () => {
  const got = await sent({ html: '<p>See you on Tuesday.</p>', subject: 'Séance de mardi' });
  expect(got).toMatchObject({ from: 'jointwork@district.example', to: ['rosa@school.example'] });
  expect(got.head).toContain('From: Jointwork <jointwork@district.example>');
  expect(got.head).toMatch(/^Subject: =\?UTF-8\?/m);
  expect(got.head).toContain('Auto-Submitted: auto-generated');
  expect(got.head).toContain('multipart/alternative');
  expect(got.body).toContain('See you on Tuesday.');
  expect(got.body).toContain('<p>See you on Tuesday.</p>');
  expect(got.head).not.toContain('List-Unsubscribe');
});

test('[PL-33] an invitation carries its calendar part and its method, so that calendars offer to accept it', async () => {
  const content = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
  const got = await sent({ calendar: { method: 'REQUEST', content } });
  expect(got.body).toMatch(/Content-Type: text\/calendar;[^\r\n]*method=REQUEST/i);
  expect(got.body).toContain('invitation.ics');
});

test('[PL-34] a mail that may be stopped says how in its head', async () => {
  const got = await sent({ unsubscribeUrl: 'https://jointwork.example/stop/abc' });
  expect(got.head).toContain('List-Unsubscribe: <https://jointwork.example/stop/abc>');
});

test('[PL-35] nothing that people typed can add a header, a recipient or a second mail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 40 }), fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\r\n\r\n', '\0'), async (typed, line) => {
      const trick = `${typed}${line}Bcc: everyone@district.example${line}X-Trick: yes`;
      const got = await sent({ subject: trick, to: { name: trick, address: 'rosa@school.example' }, text: trick });
      expect(got.to).toEqual(['rosa@school.example']);
      expect(got.head).not.toMatch(/^(?:bcc|x-trick):/im);
    }),
    { numRuns: 40 },
  );
});

test('[PL-35] an address that is more than one plain address is refused before anything is sent', async () => {
  received.length = 0;
  for (const address of ['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', '<a@b.example>', 'nobody', '', '"x@y"@b.example', 'a@b@c']) {
    await expect(mail().send({ to: { name: 'x', address }, subject: 's', text: 't' })).rejects.toMatchObject({ code: 'mail-recipient-not-understood' });
  }
  await expect(mail().send({ to: { name: 'x', address: 'a@b.example' }, subject: 's', text: 't', unsubscribeUrl: 'javascript:1' })).rejects.toMatchObject({ code: 'mail-stop-link-not-understood' });
  expect(received).toEqual([]);
});

test('[PL-36] a mail that the mail server refuses throws, so that its job is tried again', async () => {
  refuseNext = true;
  await expect(sent({})).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 550 });
  refuseNext = false;
  await expect(createMail({ smtpUrl: 'smtp://127.0.0.1:1', from: 'a@b.example', log }).send({ to: { name: '', address: 'a@b.example' }, subject: '', text: '' })).rejects.toMatchObject({
    code: expect.stringMatching(/ECONNREFUSED|ESOCKET|ECONNECTION/),
  });
});

test('[PL-37] without a mail server nothing is sent and that is known; a setting that is wrong is refused at the start', async () => {
  const none = createMail({ smtpUrl: null, from: 'a@b.example', log });
  expect(none.configured).toBe(false);
  await expect(none.send({ to: { name: '', address: 'a@b.example' }, subject: '', text: '' })).rejects.toMatchObject({ code: 'mail-not-configured' });
  expect(mail().configured).toBe(true);
  expect(() => createMail({ smtpUrl: 'mail.example', from: 'a@b.example', log })).toThrow('must look like smtp://');
  expect(() => createMail({ smtpUrl: 'smtp://mail.example', from: 'The Office', log })).toThrow('must be one address');
});

test('[PL-38] no address and no word of a mail is logged', async () => {
  await sent({ text: 'A very private sentence.' });
  const all = logged.join('\n');
  expect(all).toContain('mail-handed-over');
  expect(all).not.toMatch(/rosa|school\.example|private|Tuesday/);
});
