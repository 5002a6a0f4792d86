import { decodeText, type DecodedText } from '../../../../kernel/decode-text.ts';
import type { Findings } from './findings.ts';
import { fileFinder, type ProjectFile } from './package-files.ts';
import type { KeptText, Project } from './project.ts';
import { textsOf } from './walk.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** UTF-16 units of all texts together. */
const MOST_TEXT = 500_000_000;

/** Reads the texts that lie in files of their own into a project, in place, and tells which files are missing or outside. */
export function readTexts(project: Project, files: readonly ProjectFile[], findings: Findings): void {
  const find = fileFinder(files);
  const decoded = new Map<ProjectFile, DecodedText | null>();
  const missing = (source: string, path: string, mend: string): void => findings.problem('missing file', source, `Its file “${path}” is not in the package.`, mend, 'warning');
  // One file can be the text of a hundred thousand sources, and each would be looked at.
  const tooMuch = (source: string): void => {
    findings.problem('too much text', source, `The texts of all sources together have more than ${MOST_TEXT} characters, so this one was not taken.`, 'Bring the study in several smaller projects.');
    findings.lose('texts of sources', 'All together they are too long.');
  };
  const outside = (): void => findings.lose('files outside the package', 'Only files inside a package come along; put them beside it by hand.');

  const read = (file: ProjectFile, source: string): string | undefined => {
    if (!decoded.has(file)) decoded.set(file, decodeFile(file, source, findings));
    return decoded.get(file)?.text;
  };
  let left = MOST_TEXT;
  const readText = (kept: Writable<KeptText>, source: string): void => {
    if (kept.plainTextPath !== undefined) {
      const target = find(kept.plainTextPath);
      const text = target.kind === 'inside' ? read(target.file, source) : undefined;
      if (target.kind === 'outside') outside();
      else if (target.kind === 'missing') missing(source, kept.plainTextPath, kept.isInline ? 'The text in the project itself is taken.' : 'Its selections keep their positions. Put the file into the folder “sources” of the package to see their texts.');
      if (text !== undefined && kept.isInline) findings.problem('two texts', source, 'It has its text twice, in the project and in a file.', 'The file is taken; export it with one of them.');
      left -= text?.length ?? 0;
      if (left < 0) tooMuch(source);
      else if (text !== undefined) [kept.text, kept.isInline] = [text, false];
    }
    if (kept.richTextPath !== undefined && find(kept.richTextPath).kind === 'missing') missing(source, kept.richTextPath, 'The plain text is enough for coding; the formatted one is not shown.');
  };

  for (const { text, source } of textsOf(project)) readText(text, source);
  for (const source of project.sources) {
    if (source.kind === 'text' || source.path === undefined) continue;
    const target = find(source.path);
    if (target.kind === 'outside') outside();
    else if (target.kind === 'missing') missing(source.name ?? source.guid, source.path, 'Put the file into the folder “sources” of the package to see it.');
  }
}

function decodeFile(file: ProjectFile, source: string, findings: Findings): DecodedText | null {
  const bytes = file.read();
  if (!bytes.ok) {
    findings.problem('broken file', source, bytes.error.message, bytes.error.mend ?? 'Export the project again.');
    findings.lose('texts of sources', 'Their files are damaged.');
    return null;
  }
  const text = decodeText(bytes.value);
  if (text.encoding !== 'utf-8') findings.problem(`encoding ${text.encoding}`, source, `Its file “${file.name}” is not in UTF-8, as the standard wants; it was read as ${text.encoding}.`, 'Look at letters with accents; written again, it is in UTF-8.', 'warning');
  return text;
}
