import type { AddressInfo } from 'node:net';
import type { Server, ServerResponse } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Fault } from '../log/fault.ts';
import { createServer, type ServerSettings } from './create-server.ts';
import { answerUnreadable } from './unreadable-requests.ts';

/** A server that listens. `stop` takes no new requests, ends the streams, lets the rest finish, and then closes. */
export interface RunningHttp {
  readonly port: number;
  stop(): Promise<void>;
}

/** `port` 0 takes any free one; `hostname` is left out to listen everywhere. */
export interface HttpSettings extends ServerSettings {
  readonly port: number;
  readonly hostname?: string;
  /** How long requests may take to finish after a stop was asked for. */
  readonly graceMs?: number;
}

/** Builds the server from its settings and listens. Throws a Fault when the port is taken or not allowed. */
export async function startHttp(settings: HttpSettings): Promise<RunningHttp> {
  const app = await createServer(settings);
  const streams = new Set<ServerResponse>();
  const server = createAdaptorServer({
    fetch: async (request, env) => {
      const answer = await app.fetch(request, env);
      if (isStream(answer)) keepWhileOpen(streams, env.outgoing as ServerResponse);
      return answer;
    },
  }) as Server;
  // A proxy in front keeps its connections longer than Node's five seconds, and would meet closed doors.
  server.keepAliveTimeout = 65_000;
  answerUnreadable(server);
  await listen(server, settings.port, settings.hostname);
  const { port } = server.address() as AddressInfo;
  settings.log.info('http-listening', { port });
  let stopping: Promise<void> | undefined;
  return { port, stop: () => (stopping ??= stop(server, streams, settings.graceMs ?? 5_000)) };
}

async function listen(server: Server, port: number, hostname: string | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenFault(error, port)));
    server.listen({ port, ...(hostname === undefined ? {} : { host: hostname }) }, () => resolve());
  });
}

function listenFault(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new Fault('port-taken', `Port ${port} is already in use. Stop the program that uses it, or choose another port: PORT=${port + 1} npm start`);
  }
  if (error.code === 'EACCES') return new Fault('port-not-allowed', `Port ${port} may not be opened by this user. Choose one above 1023: PORT=3000 npm start`);
  return error;
}

function isStream(answer: Response): boolean {
  return (answer.headers.get('content-type') ?? '').startsWith('text/event-stream');
}

function keepWhileOpen(streams: Set<ServerResponse>, response: ServerResponse): void {
  streams.add(response);
  response.once('close', () => streams.delete(response));
}

async function stop(server: Server, streams: ReadonlySet<ServerResponse>, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A stream that ends well tells the browser to ask again, which takes it to a server that stays.
  for (const stream of streams) stream.end();
  // Kept-alive connections that fall idle only now would hold the server open until their time is up.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const late = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
