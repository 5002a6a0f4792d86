import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const TOO_MANY_COOKIES = {
  status: '431 Request Header Fields Too Large',
  code: 'headers-too-large',
  title: 'Your browser sent more with this request than fits, most likely too many cookies, so it was not read. Nothing was changed.',
  mend: 'Clear the cookies of this site in your browser and sign in again.',
};
const TOO_SLOW = {
  status: '408 Request Timeout',
  code: 'request-too-slow',
  title: 'This took too long to arrive, so it was not read to its end. Nothing was changed.',
  mend: 'Try again over a better connection, or send less in one go.',
};
const NO_REQUEST = {
  status: '400 Bad Request',
  code: 'no-request',
  title: 'What arrived here is no request that could be read. Nothing was changed.',
  mend: 'Ask over HTTP, as browsers do.',
};
const OF_FAULT: Readonly<Record<string, typeof NO_REQUEST>> = { HPE_HEADER_OVERFLOW: TOO_MANY_COOKIES, ERR_HTTP_REQUEST_TIMEOUT: TOO_SLOW };

/** Says in words what Node would say with a bare number: what never became a request passes none of our routes. */
export function answerUnreadable(server: Server): void {
  server.on('clientError', (fault: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || fault.code === 'ECONNRESET') return void socket.destroy();
    const { status, code, title, mend } = OF_FAULT[fault.code ?? ''] ?? NO_REQUEST;
    const body = JSON.stringify({ type: 'about:blank', title, status: Number.parseInt(status, 10), code, mend });
    const head = ['content-type: application/problem+json', `content-length: ${Buffer.byteLength(body)}`, 'connection: close'];
    socket.end(`HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
  });
}
