import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Clock } from '../clock.ts';

const Health = z.object({ status: z.literal('ok') }).openapi('Health');
const ServerTime = z.object({ nowMs: z.number().int() }).openapi('ServerTime');

/** What the OpenAPI document says of the whole: shown at `/api/openapi.json`. */
export interface ApiTitle {
  readonly version: string;
  readonly publicUrl: string;
  /** The name of the cookie that carries a sign-in. */
  readonly signInCookie: string;
}

/**
 * The routes of the server itself: its health, its clock and its own description. They are added past `Api.route` because
 * they must not ask who is there: browsers measure their clock against `/api/clock`, where a look into the database is noise.
 */
export function serviceRoutes(hono: OpenAPIHono, clock: Clock, title: ApiTitle): void {
  hono.openapi(plain('/api/health', 'Whether the server answers', Health), (c) => c.json({ status: 'ok' as const }, 200));
  hono.openapi(plain('/api/clock', "The server's time in Unix milliseconds", ServerTime), (c) => c.json({ nowMs: clock.now() }, 200));
  hono.openAPIRegistry.registerComponent('securitySchemes', 'signIn', {
    type: 'apiKey',
    in: 'cookie',
    name: title.signInCookie,
    description: 'A sign-in made at the sign-in routes. Every method but GET also needs the header `x-jointwork: 1`.',
  });
  let document: string | undefined;
  hono.get('/api/openapi.json', (c) => {
    document ??= JSON.stringify(describe(hono, title));
    return c.body(document, 200, { 'content-type': 'application/json' });
  });
}

function plain<Schema extends z.ZodType>(path: string, summary: string, schema: Schema) {
  const answer = { description: summary, content: { 'application/json': { schema } } };
  return createRoute({ method: 'get' as const, path, tags: ['server'], summary, security: [], responses: { 200: answer } });
}

function describe(hono: OpenAPIHono, title: ApiTitle): object {
  return hono.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Jointwork',
      version: title.version,
      description: 'Everything the screens do, they do through these routes. Refusals are problem details (RFC 9457).',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: title.publicUrl }],
  });
}
