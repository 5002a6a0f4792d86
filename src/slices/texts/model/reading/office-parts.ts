import type { Zip } from '../../../../kernel/archive/read-zip.ts';
import { decodeText } from '../../../../kernel/decode-text.ts';
import { err, ok, type Result } from '../../../../kernel/result.ts';
import { readXml, type XmlHandler } from '../../../../kernel/xml/read-xml.ts';

/** The parts of an office package by their names, which are compared without case as the standard says (ECMA-376, part 2). */
export interface Parts {
  readonly has: (name: string) => boolean;
  /** The text of a part; '' for one that is not there. */
  readonly text: (name: string) => Result<string>;
  /** Tells the handler what stands in a part; a part that is not there has nothing in it. */
  readonly read: (name: string, handler: XmlHandler) => Result<void>;
}

/** The parts of a package; faults name the part. */
export function partsOf(zip: Zip): Parts {
  const byName = new Map(zip.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const text = (name: string): Result<string> => {
    const bytes = byName.get(name.toLowerCase())?.read();
    return bytes === undefined ? ok('') : bytes.ok ? ok(decodeText(bytes.value).text) : bytes;
  };
  return {
    has: (name) => byName.has(name.toLowerCase()),
    text,
    read(name, handler) {
      const found = text(name);
      return !found.ok ? found : found.value === '' && !byName.has(name.toLowerCase()) ? ok(undefined) : readPart(name, found.value, handler);
    },
  };
}

/** Reads the text of a part strictly; a fault names the part. */
export function readPart(name: string, text: string, handler: XmlHandler): Result<void> {
  const read = readXml(text, handler);
  return read.ok ? read : err({ ...read.error, message: `In “${name}”: ${read.error.message}` });
}

/** A relationship of a part: what it points to, as a name in the package. */
export interface Relation {
  readonly id: string;
  /** The last step of the relation's type: `worksheet`, `sharedStrings`, `officeDocument`. */
  readonly kind: string;
  readonly target: string;
}

/** What a part points to inside the package; '' is the package itself. */
export function relationsOf(parts: Parts, name: string): Result<readonly Relation[]> {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const relations: Relation[] = [];
  const read = parts.read(`${folder}_rels/${name.slice(folder.length)}.rels`, {
    open(tag) {
      if (tag.local !== 'Relationship' || tag.get('TargetMode') === 'External') return;
      const [id, type, target] = [tag.get('Id'), tag.get('Type'), tag.get('Target')];
      if (id !== undefined && type !== undefined && target !== undefined) relations.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), target: resolved(folder, target) });
    },
  });
  return read.ok ? ok(relations) : read;
}

/** The name of the main part of an office package. */
export function mainPart(parts: Parts, usual: string): Result<string> {
  const relations = relationsOf(parts, '');
  if (!relations.ok) return relations;
  const named = relations.value.find(({ kind, target }) => kind === 'officeDocument' && parts.has(target));
  return ok(named?.target ?? usual);
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
