import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Done {
  readonly sent: number | null;
  readonly got: readonly number[];
  readonly answeredAt: number | null;
  readonly status: number | null;
}

interface Expectation {
  readonly marker: string;
  readonly names: readonly string[];
}

/** The browsers' process. */
export interface Viewers {
  open(stream: { readonly name: string; readonly url: string; readonly headers: Readonly<Record<string, string>> }): Promise<void>;
  /** Gets ready to see a marker at these streams; {@link done} then says when each saw it. */
  expect(expectation: Expectation): Promise<void>;
  done(): Promise<Done>;
  /** Posts, and answers when these streams have all seen the marker and the post is answered. */
  send(expectation: Expectation & { readonly post: { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string } }): Promise<Done>;
  close(): void;
}

export function startViewers(): Viewers {
  // From dist/bench, where this runs, to the source beside it.
  const child = fork(fileURLToPath(new URL('../../bench/live-support/viewer-process.mjs', import.meta.url)));
  const hear = <Message>(fits: (message: Partial<Record<string, unknown>>) => boolean): Promise<Message> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('a viewer did not receive the event within 20 s')), 20_000);
      const listen = (message: Partial<Record<string, unknown>>): void => {
        if (!fits(message)) return;
        clearTimeout(late);
        child.off('message', listen);
        resolve(message as Message);
      };
      child.on('message', listen);
    });
  let coming: Promise<Done> | null = null;
  return {
    async open(stream) {
      const opened = hear<{ status: number }>((message) => message['opened'] === stream.name);
      child.send({ open: stream });
      const { status } = await opened;
      if (status !== 200) throw new Error(`the stream ${stream.name} was answered with ${status}`);
    },
    async expect(expectation) {
      const ready = hear((message) => message['ready'] === true);
      coming = hear<Done>((message) => message['done'] === true);
      child.send({ expect: expectation });
      await ready;
    },
    done: () => coming!,
    async send(expectation) {
      const done = hear<Done>((message) => message['done'] === true);
      child.send({ expect: expectation });
      return done;
    },
    close: () => void child.send({ close: true }),
  };
}
