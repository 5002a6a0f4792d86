import { createTransport } from 'nodemailer';
import { Fault } from '../log/fault.ts';
import type { Log } from '../log/log.ts';
import type { Mail, Message } from './mail.ts';

/** `from` may be `Jointwork <jointwork@example.org>` or a bare address; `smtpUrl` is `smtp://user:word@host:587` or null. */
export interface MailSettings {
  readonly smtpUrl: string | null;
  readonly from: string;
  readonly log: Log;
}

const ONE_ADDRESS = /^[^\s<>@,;:"()[\]\\]+@[^\s<>@,;:"()[\]\\]+$/;
const NAMED_ADDRESS = /^(.*?)\s*<([^<>]+)>$/;
// Anything below the space could end a header and begin another.
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]+/g;

const SECONDS = 1000;

/** Mail over SMTP; with a null `smtpUrl` a mail that is not configured and refuses to pretend. */
export function createMail({ smtpUrl, from, log }: MailSettings): Mail {
  if (smtpUrl === null) {
    return {
      configured: false,
      send: () => Promise.reject(new Fault('mail-not-configured', 'No mail server is set, so nothing can be mailed; ask mail.configured first.')),
    };
  }
  const transport = createTransport({
    ...connectionOf(smtpUrl),
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    socketTimeout: 30 * SECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const sender = senderOf(from);
  return {
    configured: true,
    async send(message) {
      await transport.sendMail({ from: sender, ...envelopeOf(message), ...bodyOf(message) });
      log.info('mail-handed-over', { calendar: message.calendar !== undefined });
    },
  };
}

function connectionOf(smtpUrl: string): { host: string; port: number; secure: boolean; auth?: { user: string; pass: string } } {
  const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '') {
    throw new Fault('mail-address-not-understood', 'The mail server setting must look like smtp://user:password@host:587 or smtps://user:password@host:465.');
  }
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ...(url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
  };
}

function senderOf(from: string): { name: string; address: string } {
  const named = NAMED_ADDRESS.exec(from.trim());
  const address = named ? named[2]!.trim() : from.trim();
  if (!ONE_ADDRESS.test(address)) throw new Fault('mail-sender-not-understood', 'The sender of mails must be one address, like Jointwork <jointwork@example.org>.');
  return { name: oneLine(named?.[1]?.replace(/^"|"$/g, '') ?? 'Jointwork'), address };
}

function envelopeOf(message: Message) {
  if (!ONE_ADDRESS.test(message.to.address)) throw new Fault('mail-recipient-not-understood', 'A mail needs exactly one plain address to go to.');
  const stop = message.unsubscribeUrl;
  if (stop !== undefined && !/^https?:\/\/[^\s<>]+$/.test(stop)) throw new Fault('mail-stop-link-not-understood', 'The link that stops mails must be one http address.');
  return {
    to: { name: oneLine(message.to.name), address: message.to.address },
    subject: oneLine(message.subject),
    headers: { 'Auto-Submitted': 'auto-generated', ...(stop === undefined ? {} : { 'List-Unsubscribe': `<${stop}>` }) },
  };
}

function bodyOf(message: Message) {
  return {
    text: message.text,
    ...(message.html === undefined ? {} : { html: message.html }),
    ...(message.calendar === undefined
      ? {}
      : { icalEvent: { method: message.calendar.method, filename: 'invitation.ics', content: message.calendar.content } }),
  };
}

function oneLine(text: string): string {
  return text.replace(CONTROL, ' ').trim();
}
