import { escapeXmlAttribute, escapeXmlText } from '../../../../kernel/xml/write-xml.ts';
import type { Drawing, Fill, Mark } from './drawing.ts';

/**
 * A chart as an SVG that stands alone. It takes the colour of the text around it, carries title and description for readers that
 * cannot see it, and what each mark stands for. `id` must be unique on its page.
 */
export function drawingToSvg({ title, description, width, height, marks }: Drawing, id: string): string {
  const name = escapeXmlAttribute(id);
  const size = `width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"`;
  const hatch = `<pattern id="${name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="currentColor" fill-opacity="0.12"/><path d="M0 0V6" stroke="currentColor" stroke-width="3"/></pattern>`;
  const words = `<title id="${name}-title">${escapeXmlText(title)}</title><desc id="${name}-desc">${escapeXmlText(description)}</desc>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${name}-title ${name}-desc" ${size} font-family="inherit, sans-serif" font-size="13" fill="currentColor">${words}<defs>${hatch}</defs>${marks.map((mark) => markToSvg(mark, name)).join('')}</svg>`;
}

function markToSvg(mark: Mark, id: string): string {
  switch (mark.kind) {
    case 'bar':
      return told(`rect x="${short(mark.x)}" y="${short(mark.y)}" width="${short(mark.width)}" height="${short(mark.height)}" ${filled(mark.fill, id)}`, 'rect', mark.tells);
    case 'dot':
      return told(`circle cx="${short(mark.x)}" cy="${short(mark.y)}" r="${short(mark.radius)}" ${filled(mark.fill, id)}`, 'circle', mark.tells);
    case 'line':
      return told(`polyline points="${mark.points.map(([x, y]) => `${short(x)},${short(y)}`).join(' ')}" fill="none" stroke="currentColor" stroke-opacity="0.6" stroke-width="${short(mark.width)}"`, 'polyline', mark.tells);
    case 'text':
      return `<text x="${short(mark.x)}" y="${short(mark.y)}" text-anchor="${mark.anchor}"${mark.turned === true ? ` transform="rotate(-45 ${short(mark.x)} ${short(mark.y)})"` : ''}>${escapeXmlText(mark.text)}</text>`;
  }
}

function told(opening: string, name: string, tells: string): string {
  return `<${opening}><title>${escapeXmlText(tells)}</title></${name}>`;
}

function filled({ tone, hatch }: Fill, id: string): string {
  return hatch === true ? `fill="url(#${id}-hatch)"` : `fill-opacity="${short(tone)}"`;
}

/** Two digits behind the point are finer than any screen; the same numbers give the same bytes everywhere. */
function short(value: number): string {
  return String(Number(value.toFixed(2)));
}
