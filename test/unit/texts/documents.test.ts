import { describe, expect, test } from 'vitest';
import { must } from '../../../src/kernel/result.ts';
import type { ReadFile, SourceFile } from '../../../src/slices/texts/model/reading/read-file.ts';
import { readSourceFile } from '../../../src/slices/texts/model/reading/read-source-file.ts';
import { paragraph, run, wordFile, zipOf } from '../../support/word-files.ts';

const STYLES = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:type="character" w:styleId="Strong"><w:name w:val="heading 2"/></w:style></w:styles>`;

function read(body: string, more: Partial<SourceFile> = {}): ReadFile {
  const bytes = wordFile({ body, relations: { s: { kind: 'styles', target: 'styles.xml' } }, more: { 'word/styles.xml': STYLES } });
  return must(readSourceFile({ name: 'visit.docx', bytes, ...more }))[0]!;
}

const styled = (style: string, inner: string): string => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inner}</w:p>`;
const cell = (...paragraphs: string[]): string => `<w:tc>${paragraphs.map((text) => paragraph(run(text))).join('')}</w:tc>`;

describe('Word documents', () => {
  test('[TX-35] paragraphs are lines, an empty one an empty line; tabs, breaks and hyphens are characters', () => {
    const file = read(`${paragraph(run('One ') + run('🙂 & <two>'))}${paragraph('')}<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:br w:type="page"/></w:r></w:p>`);
    expect(file.text).toEqual({ text: 'One 🙂 & <two>\n\na\tb\nc\u2011d', turns: [], segments: [] });
    expect(file).toMatchObject({ title: 'visit', rows: 3, notes: [] });
  });

  test('[TX-35] cells of a row stand in one line with tabs, paragraphs in a cell on lines of their own', () => {
    const table = `<w:tbl><w:tr>${cell('Speaker')}${cell('Words')}</w:tr><w:tr>${cell('Kim')}${cell('one', 'two')}</w:tr><w:tr>${cell('')}${cell('')}</w:tr></w:tbl>`;
    expect(read(paragraph(run('Before')) + table + paragraph(run('After'))).text.text).toBe('Before\nSpeaker\tWords\nKim\tone\ntwo\n\t\nAfter');
  });

  test('[TX-35] tracked insertions are text, deletions and what was moved away are not; a deleted end joins two lines', () => {
    const body = `<w:p>${run('We ')}<w:ins w:id="1">${run('all ')}</w:ins><w:del w:id="2"><w:r><w:delText>never </w:delText></w:r></w:del>${run('agree')}</w:p><w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${run('one ')}</w:p>${paragraph(run('line'))}<w:p><w:moveFrom w:id="4">${run('here')}</w:moveFrom></w:p><w:p><w:moveTo w:id="5">${run('there')}</w:moveTo></w:p>`;
    const file = read(body);
    expect(file.text.text).toBe('We all agree\none line\n\nthere');
    expect(file.notes).toEqual(['2 tracked insertions kept.', '2 tracked deletions left out.']);
  });

  test('[TX-35] footnotes, comments, pictures, text boxes and field codes are left out; what is left out is counted', () => {
    const box = '<w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>';
    const file = read(`<w:p>${run('Text')}<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="1"/></w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>${box}${run(' on')}<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>${run('item')}</w:p>`);
    expect(file.text.text).toBe('Text on漢\nitem');
    expect(file.notes).toEqual(['1 footnote or endnote left out.', '1 comment left out.', '1 picture or drawing left out.', '1 text box left out.', '1 list item kept without the number or bullet that Word draws.']);
  });

  test('[TX-34] headings are known by their built-in names in every language, by styles that rest on them, and by outline levels', () => {
    const file = read(`${styled('berschrift1', run('One'))}${paragraph(run('a'))}${styled('Sub', run('Under'))}${paragraph(run('b'))}${styled('Mine', run('Two'))}<w:p><w:pPr><w:outlineLvl w:val="9"/></w:pPr>${run('c')}</w:p>`);
    expect(file.text.text).toBe('One\na\nUnder\nb\nTwo\nc');
    expect(file.text.segments).toEqual([{ start: 0, end: 14, kind: 'heading', title: 'One' }, { start: 6, end: 14, kind: 'heading', title: 'Under' }, { start: 14, end: 19, kind: 'heading', title: 'Two' }]);
  });

  test('[TX-33] speakers of a Word document are found over the borders of runs, and only when asked', () => {
    const body = ['Kim: Good day.', 'Still.', 'Lee: Yes.', 'Kim: Bye.', 'Lee: Bye 🙂.'].map((line) => paragraph(`<w:r><w:rPr><w:b/></w:rPr><w:t>${line.slice(0, 2)}</w:t></w:r>${run(line.slice(2))}`)).join('');
    const file = read(body);
    expect(file.text.text).toBe('Good day.\nStill.\nYes.\nBye.\nBye 🙂.');
    expect(file.text.turns.map(({ speaker, start, end }) => [speaker, start, end])).toEqual([['Kim', 0, 16], ['Lee', 17, 21], ['Kim', 22, 26], ['Lee', 27, 33]]);
    expect(read(body, { speakers: 'none' }).text.turns).toEqual([]);
  });

  test('[TX-35] another prefix for the same namespace, the strict form, UTF-16 and comments in the XML make no difference', () => {
    const rels = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document.xml"/></Relationships>';
    const document = '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><!-- no text --><x:r><x:t>One</x:t><x:tab/></x:r></x:p><x:p><x:r><x:t><![CDATA[<two>]]></x:t></x:r></x:p></x:body></x:document>';
    for (const bytes of [Buffer.from(document), Buffer.from(`\uFEFF${document}`, 'utf16le')]) {
      expect(must(readSourceFile({ name: 'a.docx', bytes: zipOf({ '_rels/.rels': rels, 'word/document.xml': bytes }) }))[0]!.text.text).toBe('One\t\n<two>');
    }
  });
});

describe('files that are not what they say', () => {
  const message = (name: string, bytes: Uint8Array): string => {
    const result = readSourceFile({ name, bytes });
    return result.ok ? `read as ${JSON.stringify(result.value[0]!.text.text)}` : `${result.error.message} ${result.error.mend}`;
  };

  test('[TX-32] contents win over the name', () => {
    expect(message('talk.txt', wordFile({ body: paragraph(run('Hello')) }))).toBe('read as "Hello"');
    expect(message('talk.txt', Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nHello'))).toBe('read as "Hello"');
  });

  test('[TX-32] what cannot be read is refused in a sentence with the file, the place and the mend', () => {
    expect(message('drop/talk.docx', Buffer.from('only text'))).toBe('“talk.docx” is named “.docx”, but holds plain text from its first byte on. Nothing of it was kept. Give it the ending .txt (or .csv for a table) if it is a text, or export it again.');
    expect(message('a.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toContain('Office before 2007, or one that is locked with a password');
    expect(message('a.rtf', Buffer.from('{\\rtf1 x}'))).toContain('begins like Rich Text');
    expect(message('a.html', Buffer.from('<!DOCTYPE html><p>x'))).toContain('begins like a web page');
    expect(message('a.mp3', Buffer.from([0x49, 0x44, 0x33, 0, 0, 1]))).toContain('holds no text');
    expect(message('a.txt', new Uint8Array())).toBe('“a.txt” is empty. Nothing of it was kept. Look whether the right file was chosen.');
    expect(message('a.vtt', Buffer.from('WEBVTT\n\nNOTE nothing\n'))).toContain('“a.vtt” is a vtt file without a single cue.');
    expect(message('a.zip', zipOf({ 'a.txt': 'x' }))).toContain('neither a Word document nor a workbook lies in it');
    expect(message('a.pdf', Buffer.from('%PDF-1.7'))).toContain('is read on the server only');
  });

  test('[TX-32] a damaged package is refused with the part and the place', () => {
    expect(message('a.docx', wordFile({ body: '<w:p><w:r></w:p>' }))).toMatch(/^“a\.docx” cannot be read: In “word\/document\.xml”: Line 1, column \d+: /);
    expect(message('a.docx', wordFile({ body: paragraph(run('x')) }).subarray(0, 300))).toMatch(/^“a\.docx” cannot be read: The package is damaged/);
    expect(message('a.docx', wordFile({ before: '<!DOCTYPE w [<!ENTITY a "aaaa">]>', body: paragraph('<w:r><w:t>&a;</w:t></w:r>') }))).toContain('document type');
  });
});
