import { contentDisposition, tidyFileName } from '../../../platform/server/files/file-name.ts';

/** A file to be saved: its title becomes a name that any system takes. */
export function download(bytes: Uint8Array | string, title: string, ending: string, mediaType: string): Response {
  const body = typeof bytes === 'string' ? bytes : (bytes as Uint8Array<ArrayBuffer>);
  return new Response(body, { headers: { 'content-type': mediaType, 'content-disposition': contentDisposition(tidyFileName(`${title}.${ending}`)), 'cache-control': 'no-store' } });
}
