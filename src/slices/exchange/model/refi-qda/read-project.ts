import type { ZipLimits, ZipTools } from '../../../../kernel/archive/read-zip.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { checkReferences } from './check-references.ts';
import { NONE, type Draft } from './drafts.ts';
import { newFindings, type Loss, type Problem } from './findings.ts';
import { PROJECT_RULE } from './grammar.ts';
import { openPackage, type ProjectFile } from './package-files.ts';
import { placeSelections, type Mismatch, type Placing } from './place-selections.ts';
import type { Project } from './project.ts';
import { readElements } from './read-elements.ts';
import { readTexts } from './read-texts.ts';

/** How to read a project. */
export interface ReadOptions {
  readonly limits?: ZipLimits;
  /** Faster ways to unpack, where there are any. */
  readonly tools?: ZipTools;
}

/** A project as it was read, and everything there is to say about the reading. */
export interface ProjectRead {
  readonly project: Project;
  /** The files of the package beside the project document, unpacked when asked for. */
  readonly files: readonly ProjectFile[];
  /** The program that wrote it; '' when it does not say. */
  readonly origin: string;
  readonly problems: readonly Problem[];
  readonly losses: readonly Loss[];
  readonly placing: Placing;
  readonly mismatched: readonly Mismatch[];
}

/**
 * Reads a REFI-QDA project: a package (.qdpx) or its bare document (.qde), from whatever program. What deviates from the standard
 * is read as far as it makes sense and told; what cannot be read at all is refused with a sentence.
 */
export function readProject(bytes: Uint8Array, options: ReadOptions = {}): Result<ProjectRead> {
  const findings = newFindings();
  const opened = openPackage(bytes, options.limits, options.tools, findings);
  if (!opened.ok) return opened;
  const { name, text, files } = opened.value;
  const draft = emptyProject();
  const read = readElements(text, PROJECT_RULE, draft, findings, (project, values) => {
    [project['name'], project['origin'], project['creatingUser'], project['creationDateTime'], project['modifyingUser'], project['modifiedDateTime'], project['basePath']] = [values[0] ?? '', ...values.slice(1)];
  });
  if (!read.ok) return { ok: false, error: { ...read.error, message: `${name} cannot be read. ${read.error.message}` } };
  const project = draft as unknown as Project;
  readTexts(project, files, findings);
  const origin = project.origin ?? '';
  const { placing, mismatched } = placeSelections(project, origin, findings);
  checkReferences(project, findings);
  return ok({ project, files, origin, ...findings.tell(name, text), placing, mismatched });
}

function emptyProject(): Draft {
  return {
    name: '', origin: undefined, creatingUser: undefined, creationDateTime: undefined, modifyingUser: undefined, modifiedDateTime: undefined, basePath: undefined,
    users: NONE, codes: NONE, variables: NONE, cases: NONE, sources: NONE, notes: NONE, links: NONE, sets: NONE, graphs: NONE, description: undefined, noteRefs: NONE,
  };
}
