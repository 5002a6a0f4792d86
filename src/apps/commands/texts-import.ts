import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { decodeText } from '../../kernel/decode-text.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Parts } from '../../platform/server/parts.ts';
import { tagKeeper } from '../../slices/coding/server/index.ts';
import { ColumnMapShape } from '../../slices/texts/model/import-wire.ts';
import type { ColumnMap } from '../../slices/texts/model/reading/column-map.ts';
import { SOURCE_TYPES, type SourceType } from '../../slices/texts/model/study.ts';
import { importFile, readHere, type ImportedFile } from '../../slices/texts/server/index.ts';
import { findFiles, type FoundFile } from './find-files.ts';
import { chooseStudy, DISTRICT, withData, type ChosenStudy } from './open-data.ts';
import { progressOn } from './progress.ts';
import { bytesOf, whyUnreadable } from './read-file.ts';
import { inSentence, type Say } from './say.ts';

/**
 * What the command says with `--json`. `known` files were there already; `skipped` ones lay in a folder and hold no text;
 * `invitation` is where to sign in to a district that had to be made, good once.
 */
interface ImportFigures {
  files: number;
  sources: number;
  known: number;
  refused: { file: string; message: string }[];
  skipped: { file: string; message: string }[];
  rows: number;
  codings: number;
  seconds: number;
  stopped: boolean;
  invitation: string | null;
}

interface Options {
  readonly map: ColumnMap | undefined;
  readonly codings: readonly string[] | undefined;
  readonly type: SourceType;
  readonly date: string | undefined;
}

/** Two at a time: while the database keeps one file, the next is being read. */
const AT_ONCE = 2;
const MOST_BYTES = 200_000_000;

/** Brings files and folders into a study of a data folder, file by file. */
export async function textsImport(args: readonly string[], say: Say): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { data: text, study: text, map: text, codings: text, type: text, date: text, json: { type: 'boolean' } } });
  if (positionals.length === 0) return say.misunderstood('Say which files or folders to bring in.');
  if (values.data === undefined) return say.misunderstood('Say which data folder to bring them into: --data DIR.');
  const type = SOURCE_TYPES.find((one) => one === (values.type ?? 'other'));
  if (!type) return say.misunderstood(`--type is one of ${SOURCE_TYPES.join(', ')}.`);
  if (values.date !== undefined && !z.iso.date().safeParse(values.date).success) return say.misunderstood(`--date is a day such as 2026-05-31; “${values.date}” is not.`);
  const map = values.map === undefined ? undefined : await readMap(values.map);
  if (typeof map === 'string') return say.complain(map);
  const files = await findFiles(positionals);
  if (typeof files === 'string') return say.complain(files);
  if (files.length === 0) return say.complain(`Nothing there can be read: ${positionals.join(', ')}. Texts come as txt, md, docx, pdf, vtt, srt, csv, xlsx, or as meetings in json.`);
  const codings = values.codings?.split(',').map((column) => column.trim()).filter((column) => column !== '');
  const began = performance.now();
  return withData(values.data, async (parts) => {
    const study = await chooseStudy(parts, values.study, true);
    if (typeof study === 'string') return say.complain(study);
    const figures = await bringAll(parts, study, files, { map, codings, type, date: values.date });
    figures.seconds = Math.round((performance.now() - began) / 10) / 100;
    say.show(values.json ? `${JSON.stringify(figures, null, 2)}\n` : inWords(figures));
    return figures.stopped ? 130 : figures.refused.length > 0 && figures.refused.length === files.length ? 1 : 0;
  });
}

async function bringAll(parts: Parts, study: ChosenStudy, files: readonly FoundFile[], options: Options): Promise<ImportFigures> {
  const figures: ImportFigures = { files: 0, sources: 0, known: 0, refused: [], skipped: [], rows: 0, codings: 0, seconds: 0, stopped: false, invitation: study.invitation };
  const stop = (): void => {
    figures.stopped = true;
    process.stderr.write('\nStopping after this file; what is in stays. Press again to leave at once.\n');
  };
  process.once('SIGINT', stop);
  const progress = progressOn(process.stderr, files.length);
  const importId = randomUUID();
  const keepTags = tagKeeper();
  const waiting = files.values();
  const brought = Array.from({ length: AT_ONCE }, async () => {
    for (const file of waiting) {
      if (figures.stopped) return;
      count(figures, file, await bringOne(parts, { ...study, importId, keepTags }, file, options));
      progress.step(file.name);
    }
  });
  try {
    await Promise.all(brought);
  } finally {
    process.off('SIGINT', stop);
    progress.end();
  }
  return figures;
}

async function bringOne(parts: Parts, into: ChosenStudy & { readonly importId: string; readonly keepTags: ReturnType<typeof tagKeeper> }, file: FoundFile, options: Options): Promise<Result<ImportedFile>> {
  const content = await contentOf(file);
  if (!content.ok) return content;
  const { districtId, studyId, by, importId, keepTags } = into;
  const { map, codings, type } = options;
  return importFile(
    parts,
    {
      districtId,
      studyId,
      by,
      importId,
      path: `${file.folder}/${file.name}`,
      bytes: content.value.bytes,
      type,
      datedOn: options.date ?? content.value.changedOn,
      ...(map ? { map } : {}),
      ...(codings ? { codings } : {}),
    },
    readHere,
    // Without --codings the codes of a file are none of ours to judge.
    codings ? { keepTags } : {},
  );
}

/** What stands in a file, and the day on which it was last changed. One that cannot be read must not keep the others out. */
async function contentOf({ at, name }: FoundFile): Promise<Result<{ readonly bytes: Uint8Array; readonly changedOn: string }>> {
  try {
    const { size, mtime } = await stat(at);
    if (size > MOST_BYTES) return refuse('too-large', 'file-too-large', `“${name}” is larger than 200 MB, so it was not read.`, { mend: 'Save it in parts.' });
    return ok({ bytes: await readFile(at), changedOn: mtime.toISOString().slice(0, 10) });
  } catch (cause) {
    return refuse('unavailable', 'file-unreadable', `“${name}” could not be read: ${whyUnreadable(cause)}.`, { mend: 'Look at it on this computer, then import it again.' });
  }
}

/** What a file in a folder may be refused for without being anything that was asked for. */
const NO_TEXTS = new Set(['not-a-meeting', 'unknown-kind']);

function count(figures: ImportFigures, { folder, name, named }: FoundFile, done: Result<ImportedFile>): void {
  const file = `${folder}/${name}`;
  if (!done.ok) {
    const message = inSentence(done.error);
    if (!named && NO_TEXTS.has(done.error.code)) {
      figures.skipped.push({ file, message });
      return;
    }
    figures.files++;
    figures.refused.push({ file, message });
    return;
  }
  figures.files++;
  if (done.value.status === 'known') figures.known++;
  else figures.sources += done.value.sourceIds.length;
  figures.rows += done.value.rows;
  figures.codings += done.value.codings;
}

async function readMap(file: string): Promise<ColumnMap | string> {
  const wanted = 'Write it as {"text": 4, "speaker": 3, "start": 1, "tags": [5, 6]}: columns count from 0, and only "text" is needed.';
  const bytes = await bytesOf(file);
  if (typeof bytes === 'string') return bytes;
  try {
    const read = ColumnMapShape.safeParse(JSON.parse(decodeText(bytes).text));
    return read.success ? read.data : `${file} does not say which column is what. ${wanted}`;
  } catch {
    return `${file} is no JSON. ${wanted}`;
  }
}

function inWords({ files, sources, known, refused, skipped, rows, codings, seconds, stopped, invitation }: ImportFigures): string {
  return [
    `${stopped ? 'Stopped. ' : ''}${files} files: ${sources} sources are new, with ${rows} rows and ${codings} codings; ${known} files were here already; ${refused.length} could not be read. ${seconds} s.`,
    ...refused.map(({ file, message }) => `  not read: ${file}\n    ${message}`),
    ...skipped.map(({ file, message }) => `  passed over: ${file}\n    ${message}`),
    ...(invitation ? [`This data folder had no district, so “${DISTRICT.name}” was made. To sign in to it, start the server and open this address; it is good once:\n${invitation}`] : []),
    '',
  ].join('\n');
}
