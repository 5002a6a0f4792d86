import sanitizeHtml from 'sanitize-html';

/** Headings of a document stand below those of our page. */
const LOWER: Record<string, string> = { h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h6', h5: 'h6' };

/**
 * A document's HTML with nothing left that runs, styles or loads: text, lists, tables, links to the web, and pictures that
 * are inside the document.
 */
export function cleanPage(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: ['p', 'br', 'h3', 'h4', 'h5', 'h6', 'strong', 'em', 'u', 's', 'sup', 'sub', 'ul', 'ol', 'li', 'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'img'],
    allowedAttributes: { a: ['href', 'rel', 'target'], img: ['src', 'alt'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    // In data: pictures nothing but pixels; an SVG could carry a script.
    exclusiveFilter: (frame) => frame.tag === 'img' && !/^data:image\/(?:png|jpeg|gif|webp|bmp);base64,/.test(frame.attribs['src'] ?? ''),
    transformTags: {
      ...Object.fromEntries(Object.entries(LOWER).map(([from, to]) => [from, sanitizeHtml.simpleTransform(to, {})])),
      a: (tagName, { href }): sanitizeHtml.Tag => ({ tagName, attribs: href && /^(?:https?:|mailto:)/i.test(href) ? { href, rel: 'noopener noreferrer nofollow', target: '_blank' } : {} }),
      img: (tagName, { src, alt }): sanitizeHtml.Tag => ({ tagName, attribs: { src: src ?? '', alt: alt ?? '' } }),
    },
  });
}
