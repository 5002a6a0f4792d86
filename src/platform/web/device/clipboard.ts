/** What goes on the clipboard: plain text, and the same as HTML for documents and sheets. */
export interface Copied {
  readonly text: string;
  readonly html?: string;
}

/** Puts it on the clipboard; false when the browser refuses (no secure address, no permission). */
export async function copyAll({ text, html }: Copied): Promise<boolean> {
  try {
    if (html && 'ClipboardItem' in globalThis && navigator.clipboard) {
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': new Blob([text], { type: 'text/plain' }), 'text/html': new Blob([html], { type: 'text/html' }) })]);
    } else if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
    } else {
      return copiedTheOldWay(text, html);
    }
    return true;
  } catch {
    return copiedTheOldWay(text, html);
  }
}

/** Plain-http installs have no clipboard object; the copy command still works there, inside a click. */
function copiedTheOldWay(text: string, html?: string): boolean {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    if (html) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
  };
  document.addEventListener('copy', fill, { once: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', fill);
  }
}
