import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Refusal } from '../../../kernel/result.ts';
import { systemClock, type Clock } from '../clock.ts';
import type { Log } from '../log/log.ts';
import { refusalOfTrouble } from '../trouble.ts';
import type { Api } from './api.ts';
import { noteAsker, requestIdOf } from './asker.ts';
import { boundedBody } from './body-limit.ts';
import { answerRefusal } from './problem.ts';
import { limitStrangers, PUBLIC_LIMITS, type PublicLimits } from './rate-limit.ts';
import { hearOut } from './run-out.ts';
import { sameSiteOnly } from './same-site.ts';
import { securityHeaders } from './security-headers.ts';
import { serviceRoutes } from './service-routes.ts';
import { staticFiles } from './static-files.ts';

/** What a server is made of. Every route must have been added to `api` before. */
export interface ServerSettings {
  readonly api: Pick<Api<unknown>, 'hono' | 'isPublic'>;
  /** The folder of built pages; when it is missing, only the API answers. */
  readonly staticDir: string;
  readonly log: Log;
  readonly publicUrl: string;
  readonly version?: string;
  readonly signInCookie?: string;
  /** Whether a proxy in front may say who asks (`X-Forwarded-For`). */
  readonly trustProxy?: boolean;
  readonly limits?: PublicLimits;
  readonly clock?: Clock;
}

const NO_SUCH_ROUTE: Refusal = {
  kind: 'not-found',
  code: 'no-such-address',
  message: 'There is nothing at this address.',
  mend: 'Check the address, or start from the home page.',
};

/** The whole HTTP surface: the gates every request passes, the routes, the pages, and what happens when something breaks. */
export async function createServer(settings: ServerSettings): Promise<Hono> {
  const { api, log, publicUrl, trustProxy = false } = settings;
  serviceRoutes(api.hono, settings.clock ?? systemClock, {
    version: settings.version ?? '0',
    publicUrl,
    signInCookie: settings.signInCookie ?? 'jointwork',
  });
  const answerStatic = await staticFiles(settings.staticDir);
  const app = new Hono();
  app.use(hearOut());
  app.use(noteAsker(trustProxy, randomUUID));
  app.use(securityHeaders(publicUrl.startsWith('https:')));
  app.use('/api/*', sameSiteOnly(publicUrl, trustProxy));
  app.use('/api/*', limitStrangers((method, path) => api.isPublic(method, path), settings.limits ?? PUBLIC_LIMITS));
  app.use('/api/*', boundedBody());
  app.route('/', api.hono);
  app.all('/api/*', (c) => answerRefusal(c, NO_SUCH_ROUTE));
  app.get('*', (c) => answerStatic(c) ?? answerRefusal(c, NO_SUCH_ROUTE));
  app.notFound((c) => answerRefusal(c, NO_SUCH_ROUTE));
  app.onError((error, c) => answerBroken(error, c, log));
  return app;
}

// Only the route's pattern is logged: a path may hold an invitation's secret, a query what somebody looked for.
function answerBroken(error: Error, c: Context, log: Log): Response {
  const requestId = requestIdOf(c);
  c.header('x-request-id', requestId);
  if (error instanceof HTTPException && error.status < 500) return error.getResponse();
  const trouble = refusalOfTrouble(error);
  log.error(trouble === null ? 'request-broken' : trouble.code, error, { requestId, method: c.req.method, route: c.req.routePath });
  if (trouble !== null) return answerRefusal(c, trouble);
  const problem = {
    type: 'about:blank',
    title: 'Something broke on our side, so this was not done. What you typed is still on your screen.',
    status: 500,
    code: 'broken',
    mend: `Try again in a moment. If it happens again, tell your district's administrator this number: ${requestId}`,
  };
  return c.body(JSON.stringify(problem), 500, { 'content-type': 'application/problem+json' });
}
