import sanitizeHtml from 'sanitize-html';

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/**
 * A document's HTML with nothing left that runs, styles or loads: text, lists, tables, links to the web, and pictures that
 * are inside the document.
 */
export function cleanPage(html: string): string {
  // Our page has the one h1; below it no level is skipped, whatever the document did, so that listening readers can follow.
  let level = 1;
  const heading = (tagName: string): sanitizeHtml.Tag => {
    level = Math.min(Number(tagName.slice(1)) + 1, level + 1, 6);
    return { tagName: `h${level}`, attribs: {} };
  };
  return sanitizeHtml(html, {
    allowedTags: ['p', 'br', ...HEADINGS.slice(1), 'strong', 'em', 'u', 's', 'sup', 'sub', 'ul', 'ol', 'li', 'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'img'],
    allowedAttributes: { a: ['href', 'rel', 'target'], img: ['src', 'alt'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    // In data: pictures nothing but pixels; an SVG could carry a script.
    exclusiveFilter: (frame) => frame.tag === 'img' && !/^data:image\/(?:png|jpeg|gif|webp|bmp);base64,/.test(frame.attribs['src'] ?? ''),
    transformTags: {
      ...Object.fromEntries(HEADINGS.map((name) => [name, heading])),
      a: (tagName, { href }): sanitizeHtml.Tag => ({ tagName, attribs: href && /^(?:https?:|mailto:)/i.test(href) ? { href, rel: 'noopener noreferrer nofollow', target: '_blank' } : {} }),
      img: (tagName, { src, alt }): sanitizeHtml.Tag => ({ tagName, attribs: { src: src ?? '', alt: alt ?? '' } }),
    },
  });
}
