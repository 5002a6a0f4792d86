import type { Findings } from './findings.ts';
import { guidKey } from './guid.ts';
import type { Project, TextDocument } from './project.ts';
import { codedOf, codesOf, textsOf } from './walk.ts';

/** Tells ids that two elements share, and references that lead nowhere; both pass the schema and break programs. */
export function checkReferences(project: Project, findings: Findings): void {
  const known = idsOf(project, findings);
  const need = (where: string, what: string, id: string | undefined): void => {
    if (id === undefined || known.all.has(guidKey(id))) return;
    findings.problem(`dangling ${what}`, where, `A reference to a ${what} (${id}) leads nowhere.`, 'It is kept as it is; mend it in the program that it came from, or leave it out.');
  };
  for (const { guid, codings, selection } of codedOf(project)) {
    for (const { code } of codings) if (!known.codes.has(guidKey(code))) need(`${selection === undefined ? 'source' : 'selection'} ${guid}`, 'code', code);
    if (selection !== undefined) for (const note of selection.noteRefs) need(`selection ${guid}`, 'note', note);
  }
  for (const { code } of codesOf(project.codes)) for (const note of code.noteRefs) need(`code ${code.name}`, 'note', note);
  for (const one of project.cases) {
    const where = `case ${one.name ?? one.guid}`;
    for (const id of one.codeRefs) need(where, 'code', id);
    for (const id of one.sourceRefs) need(where, 'source', id);
    for (const id of one.selectionRefs) need(where, 'selection', id);
    for (const { variable } of one.values) need(where, 'variable', variable);
  }
  for (const one of [...project.sources, ...project.notes]) for (const { variable } of one.values) need(`source ${one.name ?? one.guid}`, 'variable', variable);
  for (const { guid, origin, target } of project.links) for (const end of [origin, target]) need(`link ${guid}`, 'linked element', end);
  for (const { name, codes, sources, notes } of project.sets) {
    for (const id of codes) need(`set ${name}`, 'code', id);
    for (const id of sources) need(`set ${name}`, 'source', id);
    for (const id of notes) need(`set ${name}`, 'note', id);
  }
  for (const { guid, edges } of project.graphs) for (const { sourceVertex, targetVertex } of edges) for (const end of [sourceVertex, targetVertex]) need(`graph ${guid}`, 'vertex', end);
  for (const note of project.noteRefs) need('project', 'note', note);
}

function idsOf(project: Project, findings: Findings): { readonly all: ReadonlySet<string>; readonly codes: ReadonlySet<string> } {
  const [all, codes] = [new Set<string>(), new Set<string>()];
  const add = (what: string, guid: string): void => {
    const key = guidKey(guid);
    if (all.has(key)) findings.problem('same id', `${what} ${guid}`, 'Another element has the same id.', 'Both are kept. Programs that look for one of them may find the other.', 'warning');
    else all.add(key);
  };
  const addText = (what: string, { guid, selections }: { readonly guid: string; readonly selections: TextDocument['selections'] | readonly { readonly guid: string }[] }): void => {
    add(what, guid);
    for (const selection of selections) add('selection', selection.guid);
  };
  for (const { code } of codesOf(project.codes)) {
    add('code', code.guid);
    codes.add(guidKey(code.guid));
  }
  for (const { guid } of project.users) add('user', guid);
  for (const { guid } of project.variables) add('variable', guid);
  for (const { guid } of project.cases) add('case', guid);
  for (const source of project.sources) if (source.kind !== 'text') addText('source', source);
  for (const { text } of textsOf(project)) {
    addText('text', text);
    if ('syncPoints' in text) for (const { guid } of text.syncPoints) add('sync point', guid);
  }
  for (const { codings } of codedOf(project)) for (const { guid } of codings) add('coding', guid);
  for (const { guid } of [...project.links, ...project.sets]) add('element', guid);
  for (const { guid, vertices, edges } of project.graphs) for (const one of [guid, ...[...vertices, ...edges].map((part) => part.guid)]) add('graph', one);
  return { all, codes };
}
