import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Document, Packer, Paragraph } from 'docx';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { must } from '../../src/kernel/result.ts';
import { idsFrom, systemClock } from '../../src/platform/server/clock.ts';
import type { Database } from '../../src/platform/server/db/database.ts';
import { createFileStore } from '../../src/platform/server/files/create-file-store.ts';
import type { FileStore, UploadRule } from '../../src/platform/server/files/file-store.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { zipOf } from '../support/word-files.ts';

const MB = 1024 * 1024;
const RULE: UploadRule = { maxBytes: 25 * MB, kinds: ['docx', 'pdf', 'png', 'jpg', 'webp'] };
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2_000), Buffer.from('\n%%EOF\n')]);
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const OLD_WORD = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(3_000)]);

async function wordDocument(text: string): Promise<Buffer> {
  return await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] }));
}

/** A stream that makes its bytes only when asked and counts how many it was asked for. */
function counted(total: number, chunk = 64 * 1024) {
  const state = { given: 0 };
  const content = new Readable({
    read() {
      const left = total - state.given;
      if (left <= 0) return void this.push(null);
      const bytes = Buffer.alloc(Math.min(chunk, left), 7);
      state.given += bytes.length;
      this.push(bytes);
    },
  });
  return { content, state };
}

describeOnBothEngines('files', (open) => {
  let db: Database;
  let files: FileStore;
  const newId = idsFrom(systemClock);
  const district = newId();
  const put = (name: string, bytes: Buffer, declared: number | null = bytes.length) => files.put(district, name, Readable.from([bytes]), declared, RULE);
  const rows = async () => (await db.call<{ n: number }>('select count(*)::int as n from stored_file', []))[0]!.n;

  beforeAll(async () => {
    db = await open();
    files = createFileStore(db, newId);
  });

  test('[PL-51] a file comes back byte for byte, known by its content, and is gone when it is removed', async () => {
    const text = await wordDocument('What do we do when the data meeting ends without a next step?');
    for (const [name, bytes, mediaType] of [
      ['Problem.docx', text, DOCX],
      ['plan.pdf', PDF, 'application/pdf'],
      ['board.png', PNG, 'image/png'],
    ] as const) {
      const stored = must(await put(name, bytes));
      expect(stored).toMatchObject({ name, mediaType, bytes: bytes.length });
      const found = await files.read(district, stored.id);
      expect(found?.file).toEqual(stored);
      expect(Buffer.from(found!.content).equals(bytes)).toBe(true);
      await files.remove(district, stored.id);
      expect(await files.read(district, stored.id)).toBeNull();
    }
  });

  test('[PL-51] a file of 25 MB is taken, and one byte more is not', async () => {
    const whole = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(25 * MB - 9)]);
    const stored = must(await put('big.pdf', whole, null));
    expect((await files.read(district, stored.id))?.content.length).toBe(25 * MB);
    await files.remove(district, stored.id);
    expect(await put('bigger.pdf', Buffer.concat([whole, Buffer.from('x')]), null)).toMatchObject({ ok: false, error: { code: 'file-too-large' } });
  });

  test('[PL-52] an upload that says it is too large is refused by its name and size, without being kept in memory', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const { content } = counted(200 * MB);
    const answer = await files.put(district, 'video of the lesson.docx', content, 200 * MB, RULE);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'too-large', code: 'file-too-large' } });
    expect(answer.ok ? '' : answer.error.message).toContain('“video of the lesson.docx” has 200 MB');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60 * MB);
    expect(await rows()).toBe(0);
  });

  test('[PL-52] an upload that hides its size is refused when the bound is passed, however long it goes on', async () => {
    const { content, state } = counted(60 * MB);
    expect(await files.put(district, 'notes.pdf', content, null, RULE)).toMatchObject({ ok: false, error: { code: 'file-too-large' } });
    expect(state.given).toBe(60 * MB);
    expect(await rows()).toBe(0);
  });

  test('[PL-53] a connection that breaks off leaves nothing behind', async () => {
    const broken = new Readable({
      read() {
        this.push(PDF);
        this.destroy(new Error('socket hang up'));
      },
    });
    expect(await files.put(district, 'plan.pdf', broken, 9_999, RULE)).toMatchObject({ ok: false, error: { code: 'file-cut-short' } });
    expect(await put('plan.pdf', PDF, PDF.length + 1)).toMatchObject({ ok: false, error: { code: 'file-cut-short' } });
    expect(await put('plan.pdf', Buffer.alloc(0))).toMatchObject({ ok: false, error: { code: 'file-empty' } });
    expect(await rows()).toBe(0);
  });

  test.each([
    ['older Word file', 'Old.docx', OLD_WORD, 'an older or a locked Office file'],
    ['text with a new name', 'Notes.docx', Buffer.from('just some notes, renamed'), 'plain text'],
    ['zip folder', 'All.docx', zipOf({ 'a.txt': 'x' }), 'a zip folder'],
    ['web page', 'page.pdf', Buffer.from('<html><script>alert(1)</script></html>'), 'plain text'],
    ['program', 'a.png', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)]), 'exe'],
  ])('[PL-54] a document that is not one is refused with its name and the mend: %s', async (_what, name, bytes, phrase) => {
    const answer = await put(name, bytes);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'invalid', code: 'file-not-usable', mend: expect.stringContaining('upload') } });
    expect(answer.ok ? '' : answer.error.message).toContain(`“${name}” looks like`);
    expect(answer.ok ? '' : answer.error.message).toContain(phrase);
    expect(await rows()).toBe(0);
  });

  test('[PL-54] a Word document that is cut off, damaged inside, or a trap when unpacked is refused as damaged', async () => {
    const whole = await wordDocument('Halfway through');
    const damaged = Buffer.from(whole);
    const at = damaged.indexOf('word/document.xml');
    damaged.fill(0xff, at + 17, at + 137);
    const trap = zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': { content: '<w:document/>', claims: 900 * MB } });
    for (const bytes of [whole.subarray(0, whole.length - 400), damaged, trap]) {
      const answer = await put('Problem.docx', bytes);
      expect(answer.ok ? '' : answer.error.message).toContain('damaged or not whole');
    }
    expect(await rows()).toBe(0);
  });

  test('[PL-54] a kind that is not asked for here, or a name that misleads, is refused', async () => {
    const onlyPdf = await files.put(district, 'board.png', Readable.from([PNG]), null, { ...RULE, kinds: ['pdf'] });
    expect(onlyPdf).toMatchObject({ ok: false, error: { code: 'file-kind-not-taken', message: expect.stringContaining('“board.png” is a PNG picture') } });
    expect(await put('board.docx', PNG)).toMatchObject({ ok: false, error: { code: 'file-name-misleads' } });
    expect(await rows()).toBe(0);
  });

  test('[PL-55] a file of another district is not there', async () => {
    const stored = must(await put('plan.pdf', PDF));
    const other = newId();
    expect(await files.read(other, stored.id)).toBeNull();
    await files.remove(other, stored.id);
    expect(await files.read(district, stored.id)).not.toBeNull();
    await files.remove(district, stored.id);
  });

  test('[PL-56] a disk that is full while a file is saved gives a sentence, keeps nothing, and the next file is saved', async () => {
    await db.asOwner(async (trx) => {
      await sql.raw(`create function no_room() returns trigger language plpgsql as $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`).execute(trx);
      await sql.raw('create trigger no_room after insert on stored_file for each row execute function no_room()').execute(trx);
    });
    const answer = await put('plan.pdf', PDF);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'unavailable', code: 'disk-full' } });
    expect(answer.ok ? '' : answer.error.message).toContain('“plan.pdf” could not be saved');
    expect(await rows()).toBe(0);
    await db.call('drop trigger no_room on stored_file', []);
    const stored = must(await put('plan.pdf', PDF));
    await files.remove(district, stored.id);
  });
});
