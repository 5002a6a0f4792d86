import type { Findings } from './findings.ts';
import { guidFrom, guidKey } from './guid.ts';
import type { Code, Project, Source, TextDocument, Transcript } from './project.ts';
import { withLineEnds } from './reline.ts';

/** The programs that a file can be for. `standard` changes nothing; the others go round what the program is known to stumble over. */
export const DIALECTS = ['standard', 'maxqda', 'nvivo', 'atlas'] as const;
/** One of {@link DIALECTS}. */
export type Dialect = (typeof DIALECTS)[number];

/** The project as a program takes it best. What that changes is told; ids stay. */
export function inDialect(project: Project, dialect: Dialect, findings: Findings): Project {
  if (dialect === 'standard') return project;
  const relined = mapTexts(project, (text) => withLineEnds(text, dialect === 'atlas' ? '\n' : '\r\n'));
  if (dialect !== 'atlas') return { ...relined, sources: uniquelyNamed(relined.sources, findings) };
  const transcribed = relined.sources.flatMap((source) => ('transcripts' in source ? source.transcripts : [])).flatMap(({ selections }) => selections).flatMap(({ codings }) => codings).length;
  if (transcribed > 0) findings.lose('codings in transcripts', 'ATLAS.ti leaves them out when it reads the file. They are in it all the same.', transcribed);
  return { ...relined, codes: relined.codes.map((code) => flattened(code, findings)), sources: relined.sources.map((source) => ownRepresentation(source, findings)) };
}

/** The project with each of its texts made anew. */
export function mapTexts(project: Project, change: <T extends TextDocument | Transcript>(text: T) => T): Project {
  const changeOptional = (text: TextDocument | undefined) => (text === undefined ? undefined : change(text));
  const sources = project.sources.map((source): Source => {
    if (source.kind === 'text') return change(source);
    if (source.kind === 'picture') return { ...source, textDescription: changeOptional(source.textDescription) };
    if (source.kind === 'pdf') return { ...source, representation: changeOptional(source.representation), selections: source.selections.map((one) => (one.representation ? { ...one, representation: change(one.representation) } : one)) };
    return { ...source, transcripts: source.transcripts.map((one) => change(one)) };
  });
  return { ...project, sources, notes: project.notes.map((note) => change(note)) };
}

/** Two sources of one name: these programs would take the second for the first. */
function uniquelyNamed(sources: readonly Source[], findings: Findings): readonly Source[] {
  const taken = new Set<string>();
  return sources.map((source): Source => {
    const name = source.name ?? source.guid;
    let unique = name;
    for (let number = 2; taken.has(unique.toLowerCase()); number++) unique = `${name} (${number})`;
    taken.add(unique.toLowerCase());
    if (unique === name) return source;
    findings.lose('names of sources', 'The program wants each name once, so a number is put behind it.');
    return { ...source, name: unique };
  });
}

/** ATLAS.ti has one level below a code: what is deeper comes up, its way in its name. */
function flattened(code: Code, findings: Findings): Code {
  const below = (children: readonly Code[], way: string): readonly Code[] =>
    children.flatMap((child): readonly Code[] => {
      const name = `${way}${child.name}`;
      if (way !== '') findings.lose('levels of codes', 'ATLAS.ti has one level below a code; deeper codes come up, and their names say where they stood.');
      return [{ ...child, name, codes: [] }, ...below(child.codes, `${name}::`)];
    });
  return { ...code, codes: below(code.codes, '') };
}

/** ATLAS.ti refuses a PDF file whose text has the same id. */
function ownRepresentation(source: Source, findings: Findings): Source {
  if (source.kind !== 'pdf' || source.representation === undefined || guidKey(source.representation.guid) !== guidKey(source.guid)) return source;
  findings.lose('ids of the texts of PDF files', 'ATLAS.ti wants another id than that of the PDF file.');
  return { ...source, representation: { ...source.representation, guid: guidFrom(`representation ${guidKey(source.guid)}`) } };
}
