import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refusal, RefusalKind } from '../../../kernel/result.ts';

const STATUS: Record<RefusalKind, ContentfulStatusCode> = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  invalid: 422,
  'too-many': 429,
  unavailable: 503,
};

/** A refusal on the wire: RFC 9457 problem details, with our code, mend and field faults. */
export const Problem = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    mend: z.string().optional(),
    fields: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })).optional(),
    newer: z.unknown().optional(),
  })
  .openapi('Problem');

/** The refusals that any route may answer with, for its OpenAPI entry. */
export const problemResponses = Object.fromEntries(
  Object.values(STATUS).map((status) => [
    status,
    { description: 'Refused', content: { 'application/problem+json': { schema: Problem } } },
  ]),
);

/** Turns a refusal into its HTTP answer. */
export function answerRefusal(c: Context, refusal: Refusal): Response {
  const status = STATUS[refusal.kind];
  const problem: z.infer<typeof Problem> = {
    type: 'about:blank',
    title: refusal.message,
    status,
    code: refusal.code,
    ...(refusal.mend ? { mend: refusal.mend } : {}),
    ...(refusal.fields ? { fields: refusal.fields.map((f) => ({ path: [...f.path], message: f.message })) } : {}),
    ...(refusal.newer === undefined ? {} : { newer: refusal.newer }),
  };
  return c.body(JSON.stringify(problem), status, { 'content-type': 'application/problem+json' });
}
