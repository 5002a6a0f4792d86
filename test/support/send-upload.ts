import { request } from 'node:http';

/** What came back, whether the connection was still whole, and the code of what broke it where it was not. */
export interface UploadAnswer {
  readonly status: number | undefined;
  readonly body: { readonly code?: string; readonly title?: string; readonly mend?: string; readonly bytes?: number };
}

export interface UploadAsk {
  readonly url: string;
  readonly path: string;
  readonly cookie?: string;
  /** How many bytes to send in all; `first` is the beginning of them, the rest are zeros. */
  readonly bytes: number;
  readonly first?: string | Buffer;
  /** Whether the length is said before. */
  readonly declared: boolean;
  /** Called now and then while sending. */
  readonly onSent?: () => void;
}

/** Sends like a browser: as fast as the socket takes it, hearing the answer only when all is sent. */
export function sendUpload(ask: UploadAsk): Promise<UploadAnswer> {
  const first = Buffer.from(ask.first ?? '');
  return new Promise((resolve, reject) => {
    const headers = { 'x-jointwork': '1', 'content-type': 'application/octet-stream', ...(ask.cookie ? { cookie: ask.cookie } : {}), ...(ask.declared ? { 'content-length': ask.bytes } : {}) };
    const { hostname, port } = new URL(ask.url);
    let heard: UploadAnswer | null = null;
    let sent = false;
    const finish = (): void => void (heard && sent && resolve(heard));
    const asking = request({ hostname, port, path: ask.path, method: 'PUT', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => {
        heard = { status: answer.statusCode, body: JSON.parse(text) as UploadAnswer['body'] };
        finish();
      });
    }).on('error', reject);
    const chunk = Buffer.alloc(64 * 1024);
    let left = ask.bytes - first.length;
    asking.write(first);
    const more = (): void => {
      while (left > 0) {
        const part = chunk.subarray(0, Math.min(left, chunk.length));
        left -= part.length;
        if (left % (8 * 1024 * 1024) < chunk.length) ask.onSent?.();
        if (!asking.write(part)) return void asking.once('drain', more);
      }
      asking.end(() => {
        sent = true;
        finish();
      });
    };
    more();
  });
}
