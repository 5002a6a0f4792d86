import type { Context } from 'hono';
import { storableText } from '../../../kernel/storable-text.ts';

/**
 * Lets a route read body and query only in a form that PostgreSQL can keep. Pasted text sometimes carries characters that
 * no database takes; cleaning them here, before any shape is checked, spares every field of every slice the thought.
 */
export function readStorably(c: Context): void {
  const [json, queries] = [c.req.json.bind(c.req), c.req.queries.bind(c.req)];
  c.req.json = (async () => storable(await json())) as typeof c.req.json;
  c.req.queries = ((key?: string) => storable(key === undefined ? queries() : queries(key))) as typeof c.req.queries;
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), storable(inner)]));
}
