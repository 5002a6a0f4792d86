import { describe, expect, test } from 'vitest';
import { zipOf } from '../../support/word-files.ts';
import { must } from '../../../src/kernel/result.ts';
import { certify, readCodebook, readProject, writeProject, type TextDocument } from '../../../src/slices/exchange/model/refi-qda/refi-qda.ts';

const G = (number: number) => `BBBBBBBB-0000-4000-8000-${String(number).padStart(12, '0')}`;
const documentWith = (inside: string, more = '') => `<?xml version="1.0"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="p"${more}>\n${inside}\n</Project>`;
const read = (inside: string, more = '') => must(readProject(Buffer.from(documentWith(inside, more))));
const messages = (inside: string) => read(inside).problems.map(({ message }) => message);
const codebook = (inside: string, more = 'xmlns="urn:QDA-XML:codebook:1.0"') => readCodebook(`<CodeBook ${more}>${inside}</CodeBook>`);
const source = (inside: string) => `<Sources><TextSource guid="${G(1)}" name="s"><PlainTextContent>one two</PlainTextContent>${inside}</TextSource></Sources>`;
const selection = (inside: string) => source(`<PlainTextSelection guid="${G(2)}" name="one" startPosition="0" endPosition="3">${inside}</PlainTextSelection>`);
const CODES = `<CodeBook><Codes><Code guid="${G(10)}" name="c" isCodable="true"/><Code guid="${G(11)}" name="d" isCodable="true"/></Codes></CodeBook>`;

describe('packages of others', () => {
  test('[EX-04] capitals, folders, another name of the document, paths with and without their beginning, an empty entry and a nested folder', () => {
    const texts = [['internal://A.txt', 'one'], ['b.TXT', 'two'], ['sources/C.txt', 'three'], ['internal://deep/D.txt', 'four']] as const;
    const document = documentWith(`<Sources>${texts.map(([path], i) => `<TextSource guid="${G(i)}" plainTextPath="${path}"/>`).join('')}</Sources>`);
    const project = must(readProject(zipOf({ 'Study of mine.QDE': document, 'Sources/': '', 'sources/.root': '', 'Sources/a.TXT': 'one', 'SOURCES/B.txt': 'two', 'sources/c.txt': 'three', 'sources/deep/d.txt': 'four', '__MACOSX/._Study of mine.QDE': 'x' })));
    expect(project.project.sources.map((one) => (one as TextDocument).text)).toEqual(texts.map(([, text]) => text));
    expect(project.files.map(({ name }) => name)).toEqual(['a.TXT', 'B.txt', 'c.txt', 'deep/d.txt', '__MACOSX/._Study of mine.QDE'].filter((name) => !/\.qde$/i.test(name)));
    expect(project.problems).toEqual([]);
  });

  test('[EX-04] missing files, files outside and both forms of a text are told; what there is of a text is taken', () => {
    const both = must(readProject(zipOf({ 'project.qde': documentWith(`<Sources><TextSource guid="${G(1)}" name="s" plainTextPath="internal://a.txt"><PlainTextContent>inside</PlainTextContent></TextSource><TextSource guid="${G(2)}" name="t" plainTextPath="internal://away.txt"><PlainTextContent>kept</PlainTextContent></TextSource><VideoSource guid="${G(3)}" path="absolute:///C:/x.mp4"/></Sources>`), 'sources/a.txt': 'of the file' })));
    expect(both.project.sources.map((one) => (one as TextDocument).text)).toEqual(['of the file', 'kept', undefined]);
    expect(both.problems.map(({ where, message, severity }) => [where, message, severity])).toEqual([['s', 'It has its text twice, in the project and in a file.', 'error'], ['t', 'Its file “internal://away.txt” is not in the package.', 'warning']]);
    expect(both.losses.map(({ what, count }) => [what, count])).toEqual([['files outside the package', 1]]);
  });

  test('[EX-04] a package with several projects reads the one that is called project.qde, and says so', () => {
    const two = must(readProject(zipOf({ 'a.qde': documentWith(''), 'project.qde': documentWith('', ' origin="this one"') })));
    expect([two.origin, two.problems[0]!.message]).toEqual(['this one', 'The package has 2 project documents; this one is read.']);
  });

  test('[EX-03] what is no project, or is none that can be read, is refused with a sentence and a mend', () => {
    const refused = (bytes: Uint8Array) => {
      const result = readProject(bytes);
      if (result.ok) throw new Error('it was read');
      expect(result.error.mend).toMatch(/\.$/);
      return result.error.message;
    };
    expect(refused(zipOf({ 'x.txt': 'x' }))).toMatch(/no project document/);
    expect(refused(Buffer.from('PK\u0003\u0004 and no more'))).toMatch(/cut off/);
    expect(refused(Buffer.from('<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>'))).toMatch(/outermost element is <CodeBook>/);
    expect(refused(Buffer.from('%PDF-1.4'))).toMatch(/^the file cannot be read\. Line 1, column 1/);
    expect(refused(Buffer.from(documentWith('<Users>').replace('</Project>', '')))).toMatch(/ends inside <Users>/);
    expect(refused(Buffer.from('<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project name="&x;"/>'))).toMatch(/document type/);
    expect(refused(new Uint8Array())).toMatch(/has no element/);
    expect(refused(zipOf({ '../project.qde': documentWith('') }))).toMatch(/leads out of the package/);
    expect(refused(zipOf({ 'project.qde': Buffer.alloc(30_000_000, 32) }))).toMatch(/swell/);
    expect(codebook('<Codes>').ok).toBe(false);
  });
});

describe('documents of others', () => {
  test('[EX-02] values in the habits of other programs are read and told', () => {
    const { project, problems, losses } = read(
      `<CodeBook><Codes><Code guid="${G(1)}" name="a" isCodable="True" color="rgba(255, 0, 16, 0.5)"/><Code guid="${G(2)}" name="b" color="#FF102030"/><Code guid="${G(3)}" name="d" isCodable="1" color="pink"/><Code name="e" isCodable=""/></Codes></CodeBook>
       <Sources><PictureSource guid="${G(4)}" creationDateTime="2018-10-04 22:56"><PictureSelection guid="${G(5)}" firstX="1.6" firstY="2" secondX="3" secondY="4"/><PictureSelection guid="${G(6)}" firstX="1" firstY="2" secondX="3"/></PictureSource></Sources>
       <Links><Link guid="${G(7)}" direction="oneway"/><Link guid="${G(8)}" direction="around"/></Links>`,
      ' modifiedDateTime="yesterday"',
    );
    expect(project.codes.map(({ isCodable, color }) => [isCodable, color])).toEqual([[true, '#FF0010'], [true, '#102030'], [true, undefined], [true, undefined]]);
    expect(project.sources[0]).toMatchObject({ creationDateTime: '2018-10-04T22:56:00', selections: [{ firstX: 2 }] });
    expect(project.links.map(({ direction }) => direction)).toEqual(['OneWay', undefined]);
    expect(project.codes[3]!.guid).toMatch(/^[\dA-F-]{36}$/);
    expect(problems.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      'the file, line 2: <Project> has modifiedDateTime="yesterday", which is no date and time as XML writes them.',
      'the file, line 3: <Code> has isCodable="True", which is neither true nor false.',
      'the file, line 3: <Code> has isCodable="", which is neither true nor false.',
      'the file, line 3: <Code> has color="rgba(255, 0, 16, 0.5)", which is no colour as the standard writes them (#RRGGBB).',
      'the file, line 3: <Code> has color="#FF102030", which is no colour as the standard writes them (#RRGGBB).',
      'the file, line 3: <Code> has color="pink", which is no colour as the standard writes them (#RRGGBB).',
      'the file, line 3: <Code> has no isCodable.',
      'the file, line 3: <Code> has no guid.',
      'the file, line 4: <PictureSource> has creationDateTime="2018-10-04 22:56", which is no date and time as XML writes them.',
      'the file, line 4: <PictureSelection> has firstX="1.6", which is no whole number.',
      'the file, line 4: <PictureSelection> has no secondY.',
      'the file, line 5: <Link> has direction="oneway", which is none of Associative, OneWay, Bidirectional.',
      'the file, line 5: <Link> has direction="around", which is none of Associative, OneWay, Bidirectional.',
    ]);
    expect(losses.map(({ what, count }) => [what, count])).toEqual([['Project modifiedDateTime', 1], ['Code color', 1], ['<PictureSelection>', 1], ['Link direction', 1]]);
  });

  test('[EX-02] [EX-12] elements and attributes of others, wrong order, two codes in a coding and text where none belongs are told', () => {
    expect(messages(`${CODES}<Cases><Case guid="${G(3)}"/></Cases><Variables><Variable guid="${G(4)}" name="v" typeOfVariable="Text"/></Variables>`)).toEqual(['<Variables> stands too late in <Project>.']);
    const odd = read(`${CODES}${selection(`<Coding guid="${G(5)}"><NoteRef targetGUID="${G(1)}"/><CodeRef targetGUID="${G(10)}"/><CodeRef targetGUID="${G(11)}"/></Coding><Coding guid="${G(6)}"/>stray<q:memo xmlns:q="urn:q">deep</q:memo><Rating level="3"/>`)}<Sets><Set guid="${G(7)}" name="x" creatingUser="${G(8)}"><MemberCode targetGUID="${G(10)}"/><MemberNote>no</MemberNote></Set></Sets>`);
    expect(odd.project.sources[0]!.selections[0]!.codings).toEqual([{ guid: G(5), code: G(10), noteRefs: [G(1)] }]);
    expect(odd.problems.map(({ message }) => message)).toEqual([
      '<CodeRef> stands too late in <Coding>.', '<CodeRef> stands too late in <Coding>.', 'A <Coding> names more than one code.', 'A <Coding> names no code.', '<PlainTextSelection> has text in it where the standard has none.',
      '<PlainTextSelection> has an element <q:memo> in it that the standard does not have there.', '<PlainTextSelection> has an element <Rating> in it that the standard does not have there.',
      '<Set> has an attribute “creatingUser” that the standard does not know.', '<MemberNote> has no targetGUID.',
    ]);
    expect(odd.losses.map(({ what }) => what)).toEqual(['CodeRef', 'Coding', '<q:memo>', '<Rating>', 'Set creatingUser', '<MemberNote>']);
  });

  test('[EX-02] [EX-12] what may stand once and stands twice is read once, and the second is told with all that is in it', () => {
    const text = (number: number) => `<Representation guid="${G(number)}"><PlainTextContent>one</PlainTextContent><PlainTextContent>two</PlainTextContent></Representation>`;
    const twice = read(`<Cases><Case guid="${G(3)}"><Description>first</Description><Description>second</Description><VariableValue><VariableRef targetGUID="${G(4)}"/><VariableRef targetGUID="${G(5)}"/><TextValue>a</TextValue><IntegerValue>2</IntegerValue></VariableValue></Case></Cases><Sources><PDFSource guid="${G(6)}">${text(7)}${text(8)}</PDFSource></Sources>`);
    expect(twice.project.cases[0]).toMatchObject({ description: 'first', values: [{ variable: G(4), type: 'Text', value: 'a' }] });
    expect(twice.project.sources[0]).toMatchObject({ representation: { guid: G(7), text: 'one' } });
    expect(twice.losses.map(({ what, count }) => [what, count])).toEqual([['<Description>', 1], ['<VariableRef>', 1], ['<IntegerValue>', 1], ['<PlainTextContent>', 1], ['<Representation>', 1]]);
    expect(twice.problems[0]).toMatchObject({ message: '<Case> has more than one <Description> in it.', mend: 'It is left out, with all that is in it.' });
  });

  test('[EX-02] [EX-12] a number that may be left out and is none, and an empty reference, are told for what they are', () => {
    const odd = read(`<Sources><AudioSource guid="${G(1)}" creatingUser=""><Transcript guid="${G(2)}"><PlainTextContent>one</PlainTextContent><SyncPoint guid="${G(3)}" timeStamp="soon" position="1"/></Transcript></AudioSource></Sources>`);
    expect(odd.losses).toEqual([{ what: 'SyncPoint timeStamp', count: 1, why: 'It is no number.' }]);
    expect(odd.problems.map(({ message, mend }) => `${message} ${mend}`)).toEqual(['<AudioSource> has creatingUser="", which is no GUID. It leads nowhere and is left out.', '<SyncPoint> has timeStamp="soon", which is no whole number. It cannot be used.']);
  });

  test('[EX-02] ids that two elements share and references that lead nowhere are told, whatever their form', () => {
    const told = read(`${CODES}${selection(`<Coding guid="${G(5)}"><CodeRef targetGUID="{${G(10).toLowerCase()}}"/></Coding><Coding guid="${G(10)}"><CodeRef targetGUID="${G(99)}"/></Coding>`)}<Sets><Set guid="${G(7)}" name="x"><MemberSource targetGUID="${G(98)}"/></Set></Sets>`).problems;
    expect(told.map(({ where, message, severity }) => [where, message, severity])).toEqual([
      [`coding ${G(10)}`, 'Another element has the same id.', 'warning'],
      [`selection ${G(2)}`, `A reference to a code (${G(99)}) leads nowhere.`, 'error'],
      ['set x', `A reference to a source (${G(98)}) leads nowhere.`, 'error'],
    ]);
  });

  test('[EX-02] a fault that comes a thousand times is told some times and counted', () => {
    const codes = Array.from({ length: 1000 }, (_, i) => `<Code guid="c${i}" name="c" isCodable="true"/>`).join('');
    const told = read(`<CodeBook><Codes>${codes}</Codes></CodeBook>`).problems;
    expect([told.length, told.at(-1)!.message]).toEqual([21, 'There are 980 more problems of this kind: <Code> has guid="c19", which is no GUID.']);
  });

  test('[EX-15] two coders of one span stay two codings, each with its coder, through every program’s dialect', () => {
    const users = `<Users><User guid="${G(20)}" name="first"/><User guid="${G(21)}" name="second"/></Users>`;
    const coded = read(`${users}${CODES}${selection(`<Coding guid="${G(5)}" creatingUser="${G(20)}"><CodeRef targetGUID="${G(10)}"/></Coding><Coding guid="${G(6)}" creatingUser="${G(21)}"><CodeRef targetGUID="${G(10)}"/></Coding>`)}`);
    const expected = [[G(5), G(20), G(10)], [G(6), G(21), G(10)]];
    for (const dialect of ['standard', 'atlas', 'nvivo', 'maxqda'] as const) {
      const { bytes } = must(writeProject(coded.project, coded.files, { dialect }));
      const [again] = must(readProject(bytes)).project.sources[0]!.selections;
      expect(again!.codings.map(({ guid, creatingUser, code }) => [guid, creatingUser, code])).toEqual(expected);
      expect(must(certify(coded, bytes, { dialect }))).toMatchObject({ ok: true, codings: 2, byText: 1 });
    }
  });

  test('[EX-11] [EX-12] NVivo and MAXQDA get each name of a source once, and what that changes is told', () => {
    const twice = read(`<Sources><TextSource guid="${G(1)}" name="Day"><PlainTextContent>a</PlainTextContent></TextSource><TextSource guid="${G(2)}" name="day"><PlainTextContent>b</PlainTextContent></TextSource></Sources>`);
    const { bytes, losses } = must(writeProject(twice.project, [], { dialect: 'nvivo' }));
    expect(must(readProject(bytes)).project.sources.map(({ name }) => name)).toEqual(['Day', 'day (2)']);
    expect(losses).toEqual([{ what: 'names of sources', count: 1, why: expect.any(String) }]);
  });
});

describe('codebooks of others', () => {
  const nodes = `<Codes><Code guid="${G(1)}" name="Nodes" isCodable="false"><Code guid="${G(2)}" name="a" isCodable="true" color="Color [A=255, R=16, G=32, B=48]"><Code guid="${G(3)}" name="b" isCodable="true" color="-65536"/></Code></Code></Codes>`;

  test('[EX-05] every namespace of the standard’s drafts is read, none and a wrong one too', () => {
    for (const namespace of ['urn:QDA-XML:codebook:1.0', 'urn:QDA-XML:codebook:1:0', 'urn:QDA-XML:codebook:0:4', 'urn:other', '']) {
      const { codebook: found, problems } = must(codebook(nodes, namespace === '' ? '' : `xmlns="${namespace}"`));
      expect([namespace, found.codes.length, problems.some(({ message }) => message.includes('namespace'))]).toEqual([namespace, 1, namespace !== 'urn:QDA-XML:codebook:1.0']);
    }
  });

  test('[EX-05] NVivo’s wrapper is taken away where asked, and its colours are understood', () => {
    expect(must(codebook(nodes)).codebook.codes.map(({ name }) => name)).toEqual(['Nodes']);
    const [code] = must(readCodebook(`<CodeBook xmlns="urn:QDA-XML:codebook:1.0">${nodes}</CodeBook>`, { unwrapNodes: true })).codebook.codes;
    expect([code!.name, code!.color, code!.codes[0]!.color]).toEqual(['a', '#102030', '#FF0000']);
  });

  test('[EX-05] sets of codes are read, by either name of their members’ ids; an empty codebook is told', () => {
    const { codebook: found, problems } = must(codebook(`${nodes}<Sets><Set guid="${G(4)}" name="g"><Description>why</Description><MemberCode guid="${G(2)}"/></Set></Sets>`));
    expect([found.sets, problems.filter(({ message }) => message.includes('Set'))]).toEqual([[{ guid: G(4), name: 'g', description: 'why', codes: [G(2)], sources: [], notes: [] }], []]);
    expect(must(codebook('<Codes/>')).problems.map(({ message }) => message)).toEqual(['The codebook has no code in it.']);
  });
});
