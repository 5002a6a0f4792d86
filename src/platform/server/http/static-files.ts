import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';

interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  br?: Uint8Array<ArrayBuffer>;
  gzip?: Uint8Array<ArrayBuffer>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const WORTH_PACKING = /^(?:text\/|application\/json|application\/manifest|image\/svg)/;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Answers for a path under the built pages, or null when there is no such page. */
export type AnswerStatic = (c: Context) => Response | null;

/**
 * The built pages, read once into memory: only files that were there at the start can ever be answered, so no path can
 * climb out of the folder. Files under `assets/` carry a hash in their names and are cached for ever; the rest is asked
 * for anew each time. A path that is no file is a page of the application, so it gets index.html.
 */
export async function staticFiles(directory: string): Promise<AnswerStatic> {
  const files = await readAll(directory);
  // Packing takes a second or two; until it is done the plain bytes are sent, so the start need not wait for it.
  void packAll([...files.values()]);
  return (c) => {
    const path = decoded(c.req.path);
    const isPage = path !== null && !path.startsWith('/assets/') && extname(path) === '';
    const file = path === null ? undefined : (files.get(path) ?? (isPage ? files.get('/index.html') : undefined));
    return file ? answer(c, file) : null;
  };
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function answer(c: Context, file: StaticFile): Response {
  const headers = { etag: file.etag, 'cache-control': file.cacheControl, vary: 'accept-encoding' };
  if (c.req.header('if-none-match')?.includes(file.etag)) return c.body(null, 304, headers);
  const accepted = c.req.header('accept-encoding') ?? '';
  const packing = /\bbr\b/.test(accepted) && file.br ? 'br' : /\bgzip\b/.test(accepted) && file.gzip ? 'gzip' : null;
  const bytes = packing === null ? file.plain : file[packing]!;
  return c.body(bytes, 200, { ...headers, 'content-type': file.type, ...(packing ? { 'content-encoding': packing } : {}) });
}

async function readAll(directory: string): Promise<Map<string, StaticFile>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, StaticFile>();
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const full = join(entry.parentPath, entry.name);
    const path = `/${relative(directory, full).split(sep).join('/')}`;
    const plain = new Uint8Array(await readFile(full));
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"`;
    const cacheControl = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    files.set(path, { type, etag, cacheControl, plain });
  }
  return files;
}

async function packAll(files: readonly StaticFile[]): Promise<void> {
  for (const file of files) {
    if (!WORTH_PACKING.test(file.type) || file.plain.length < 1024) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 7, [constants.BROTLI_PARAM_SIZE_HINT]: file.plain.length };
    file.br = new Uint8Array(await brotli(file.plain, { params }));
    file.gzip = new Uint8Array(await zip(file.plain));
  }
}
