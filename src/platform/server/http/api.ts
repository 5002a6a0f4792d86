import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refusal, Result } from '../../../kernel/result.ts';
import './field-words.ts';
import { answerRefusal, problemResponses } from './problem.ts';
import { readStorably } from './storable-request.ts';

/** Who may knock: anyone, or only people who are signed in (a session guest counts as signed in). */
export type Access = 'public' | 'signed-in';

type Schema = z.ZodType;
type Read<S> = S extends Schema ? z.output<S> : undefined;

/** One route, said once: the OpenAPI document, the parsing and the sign-in check all come from here. */
export interface RouteSpec<Params, Query, Body, Answer> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** OpenAPI form, with the full prefix: `/api/circles/{circleId}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** The shape of a good answer; or 'raw' for files and streams, where the handler returns a Response. */
  readonly answer: Answer | 'raw';
  readonly status?: 200 | 201 | 202;
}

/** What a handler is given after parsing: `actor` is null only on public routes with nobody signed in. */
export interface Asked<Actor, A extends Access, Params, Query, Body> {
  readonly c: Context;
  readonly actor: A extends 'signed-in' ? Actor : Actor | null;
  readonly params: Read<Params>;
  readonly query: Read<Query>;
  readonly body: Read<Body>;
}

const NOT_SIGNED_IN: Refusal = {
  kind: 'not-signed-in',
  code: 'not-signed-in',
  message: 'You are not signed in, or your sign-in has ended. What you typed is still here.',
  mend: 'Sign in again in another tab, then press the button once more.',
};

/**
 * The HTTP surface. Slices add routes through {@link Api.route}, the only way to do so.
 * `identify` says who is asking; it is wired in apps/, so the platform knows no slice.
 */
export class Api<Actor> {
  readonly hono: OpenAPIHono;
  readonly #identify: (c: Context) => Promise<Actor | null>;
  readonly #public: { readonly method: string; readonly path: RegExp }[] = [];

  constructor(identify: (c: Context) => Promise<Actor | null>) {
    this.#identify = identify;
    this.hono = new OpenAPIHono({
      defaultHook: (result, c) => {
        if (!result.success) return answerRefusal(c, refusalOfZod(result.error));
        return undefined;
      },
    });
    this.hono.onError((error, c) => {
      if (error instanceof HTTPException && error.status < 500) return answerRefusal(c, NOT_READABLE);
      throw error;
    });
  }

  /** Whether strangers may ask this of the API; what strangers may ask is limited by address. */
  isPublic(method: string, path: string): boolean {
    return this.#public.some((route) => route.method === method && route.path.test(path));
  }

  /** Adds one route. The handler answers with a value or a refusal; both become JSON here and nowhere else. */
  route<
    const A extends Access,
    Params extends z.ZodObject | undefined = undefined,
    Query extends z.ZodObject | undefined = undefined,
    Body extends Schema | undefined = undefined,
    Answer extends Schema = Schema,
    Raw extends Answer | 'raw' = Answer,
  >(
    spec: Omit<RouteSpec<Params, Query, Body, Answer>, 'access' | 'answer'> & { readonly access: A; readonly answer: Raw },
    handle: (asked: Asked<Actor, A, Params, Query, Body>) => Promise<Result<Raw extends 'raw' ? Response : z.input<Raw & Schema>>>,
  ): void {
    const status = spec.status ?? 200;
    if (spec.access === 'public') this.#public.push({ method: spec.method.toUpperCase(), path: patternOf(spec.path) });
    const route = createRoute({
      method: spec.method,
      path: spec.path,
      tags: [spec.tag],
      summary: spec.summary,
      security: spec.access === 'public' ? [] : [{ signIn: [] }],
      request: {
        ...(spec.params ? { params: spec.params } : {}),
        ...(spec.query ? { query: spec.query } : {}),
        ...(spec.body ? { body: { required: true, content: { 'application/json': { schema: spec.body } } } } : {}),
      },
      responses: {
        [status]:
          spec.answer === 'raw'
            ? { description: spec.summary }
            : { description: spec.summary, content: { 'application/json': { schema: spec.answer } } },
        ...problemResponses,
      },
      // The sign-in check must come before the body is parsed: a stranger learns nothing about shapes.
      middleware: [
        async (c: Context, next: () => Promise<void>) => {
          const actor = await this.#identify(c);
          if (spec.access === 'signed-in' && !actor) return answerRefusal(c, NOT_SIGNED_IN);
          c.set('actor', actor);
          readStorably(c);
          await next();
          return undefined;
        },
      ],
    });
    // The library's handler type is generic over every status; our own signature above is the one that callers meet.
    this.hono.openapi(route as never, (async (c: Context) => {
      const valid = (part: 'param' | 'query' | 'json') => (c.req.valid as (p: string) => unknown)(part);
      const result = await handle({
        c,
        actor: c.get('actor'),
        params: spec.params ? valid('param') : undefined,
        query: spec.query ? valid('query') : undefined,
        body: spec.body ? valid('json') : undefined,
      } as Asked<Actor, A, Params, Query, Body>);
      if (!result.ok) return answerRefusal(c, result.error);
      // Not `instanceof Response`: the server library has a Response of its own, and both kinds come by here.
      return spec.answer === 'raw' ? (result.value as Response) : c.json(result.value as object, status as ContentfulStatusCode);
    }) as never);
  }
}

const NOT_READABLE: Refusal = {
  kind: 'invalid',
  code: 'not-readable',
  message: 'What was sent is not readable as JSON, so nothing was changed.',
  mend: 'Send one JSON value with the header content-type: application/json.',
};

function patternOf(path: string): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${path.split(/\{[^}]+\}/).map(literal).join('[^/]+')}$`);
}

function refusalOfZod(error: z.ZodError): Refusal {
  return {
    kind: 'invalid',
    code: 'not-understood',
    message: 'Some of what was sent could not be used. Nothing was changed.',
    mend: 'Look at the marked fields and send it again.',
    fields: error.issues.map((issue) => ({
      path: issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
      message: issue.message,
    })),
  };
}

export { z };
