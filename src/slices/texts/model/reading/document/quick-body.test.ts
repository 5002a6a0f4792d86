import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readXml } from '../../../../../kernel/xml/read-xml.ts';
import { quickScan } from '../quick-scan.ts';
import { BODY_NAMES, bodyReader, type DocumentBody } from './document-body.ts';

const LEVELS = new Map([['Heading1', 1]]);

function strictly(xml: string): DocumentBody | null {
  const body = bodyReader(LEVELS);
  return readXml(xml, body.strict).ok ? body.result() : null;
}

function quickly(xml: string): DocumentBody | null {
  const body = bodyReader(LEVELS);
  return quickScan(xml, BODY_NAMES, body.quick) ? body.result() : null;
}

const document = (inner: string): string => `<?xml version="1.0"?>\r\n<w:document xmlns:w="urn:w/wordprocessingml/main" xmlns:mc="urn:mc"><w:body>${inner}</w:body></w:document>\n`;

const words = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[&<>\r]|\]\]>|[^\P{C}\n\t]/gu, 'x'));
const text = fc.oneof(words, fc.constantFrom('a &amp; b', '&lt;w:t&gt;', '&quot;&apos;', "don't", 'a = "b"', '')).map((inner) => `<w:t xml:space="preserve">${inner}</w:t>`);
const run = fc.tuple(fc.constantFrom('<w:rPr><w:b/></w:rPr>', ''), fc.array(fc.oneof(text, fc.constantFrom('<w:tab/>', '<w:br/>', '<w:br w:type="page" />', '<w:br w:type="textWrapping"/>', '<w:cr></w:cr>', '<w:instrText>PAGE</w:instrText>', '<w:footnoteReference w:id="2"/>')), { maxLength: 4 })).map(([properties, parts]) => `<w:r w:rsidR="00A1">${properties}${parts.join('')}</w:r>`);
const runs = fc.array(run, { maxLength: 3 }).map((parts) => parts.join(''));
const wrapped = fc.tuple(fc.constantFrom('w:ins', 'w:del', 'w:moveFrom', 'w:hyperlink', 'mc:Fallback', 'w:txbxContent'), runs).map(([name, inner]) => `<${name} w:id="1">${inner}</${name}>`);
const properties = fc.constantFrom('', '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>', '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:outlineLvl w:val="2"/></w:pPr>', '<w:pPr><w:rPr><w:del w:id="9"/></w:rPr></w:pPr>', '<w:pPr/>');
const paragraph = fc.tuple(properties, fc.array(fc.oneof(runs, wrapped), { maxLength: 3 })).map(([head, parts]) => `<w:p>${head}${parts.join('')}</w:p>`);
const row = fc.array(fc.array(paragraph, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }).map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell.join('')}</w:tc>`).join('')}</w:tr>`);
const body = fc.array(fc.oneof(paragraph, fc.array(row, { maxLength: 2 }).map((rows) => `<w:tbl>${rows.join('')}</w:tbl>`)), { maxLength: 6 }).map((parts) => parts.join('\n'));

test('[TX-35] the quick scan takes every document of the usual kind and reads it as the strict reader does', () => {
  fc.assert(fc.property(body, (inner) => {
    const quick = quickly(document(inner));
    expect(quick).not.toBeNull();
    expect(quick).toEqual(strictly(document(inner)));
  }));
});

test('[TX-35] where the quick scan takes something odd that is sound, it reads it as the strict reader does', () => {
  const trap = fc.constantFrom("<w:br w:type='page'/>", '<w:br\n w:type="page"/>', '<w:br w:type = "page"/>', '<!-- no -->', '<![CDATA[<w:t>]]>', '&#65;', '&nbsp;', '&constructor;', '<w:p', '</w:p>', '<w:r a="x>y">', '<w:t>', '>', '"', '<?pi?>', '\r', '<w:t a=">"/>', '<x/>', '<w:t/>', '<w:pStyle w:val="Heading&#49;"/>', '<w:tab></w:tab >');
  fc.assert(fc.property(body, trap, fc.nat(), (inner, piece, where) => {
    const at = where % (inner.length + 1);
    const xml = document(inner.slice(0, at) + piece + inner.slice(at));
    const [quick, strict] = [quickly(xml), strictly(xml)];
    if (quick !== null && strict !== null) expect(quick).toEqual(strict);
  }), { numRuns: 2000 });
});

test('[TX-35] an entity that XML does not have itself is left to the strict reader, whatever its name', () => {
  for (const name of ['nbsp', 'constructor', 'valueOf']) expect(quickly(document(`<w:p><w:r><w:t>a &${name}; b</w:t></w:r></w:p>`))).toBeNull();
});
