import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real mail server that keeps every message it is handed, whole. */
export interface MailCatcher {
  readonly url: string;
  readonly messages: { readonly to: readonly string[]; readonly raw: string }[];
  close(): Promise<void>;
}

/** Listens on a free port of this machine. */
export async function catchMail(): Promise<MailCatcher> {
  const messages: MailCatcher['messages'] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        messages.push({ to: session.envelope.rcptTo.map((to) => to.address), raw: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, messages, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The readable text of a raw message: every MIME part decoded, so that base64 hides nothing from a search. */
export function readableMail(raw: string): string {
  const decoded = raw.replace(/(?:^[A-Za-z0-9+/]{4,76}={0,2}\r?\n?)+/gm, (block) => Buffer.from(block.replace(/\s/g, ''), 'base64').toString('utf8'));
  const unquoted = raw.replace(/=\r?\n/g, '').replace(/((?:=[0-9A-F]{2})+)/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));
  return `${raw}\n${decoded}\n${unquoted}`;
}
