/** Something wrong in what was read: where it stands, what it is, and how it is mended. What was read is kept all the same. */
export interface Problem {
  readonly where: string;
  readonly message: string;
  readonly mend: string;
  /** An `error` breaks the standard or the sense of the project; a `warning` is worth knowing. */
  readonly severity: Severity;
}

/** How bad a problem is. */
export type Severity = 'error' | 'warning';

/** Something that did not come along: what, how many of it, and why. */
export interface Loss {
  readonly what: string;
  readonly count: number;
  readonly why: string;
}

/** Collects problems and losses; a fault that comes a thousand times is told some times and counted. */
export interface Findings {
  /** `at` is a place in the project file (UTF-16 units), or the name of another place. */
  readonly problem: (kind: string, at: number | string, message: string, mend: string, severity?: Severity) => void;
  readonly lose: (what: string, why: string, count?: number) => void;
  /** What was found, the places in the project file told as lines of the text given. */
  readonly tell: (file: string, text: string) => { readonly problems: readonly Problem[]; readonly losses: readonly Loss[] };
}

interface Found {
  readonly at: number | string;
  readonly message: string;
  readonly mend: string;
  readonly severity: Severity;
}

const TOLD = 20;
const KINDS = 500;

/** A new collection. */
export function newFindings(): Findings {
  const kinds = new Map<string, { readonly first: Found[]; count: number }>();
  const losses = new Map<string, Loss>();
  return {
    problem(kind, at, message, mend, severity = 'error') {
      // Faults of endless kinds are one kind in the end.
      const key = kinds.size < KINDS || kinds.has(kind) ? kind : 'others';
      const found = kinds.get(key) ?? { first: [], count: 0 };
      kinds.set(key, found);
      if (++found.count <= TOLD) found.first.push({ at, message, mend, severity });
    },
    lose(what, why, count = 1) {
      const key = `${what}\n${why}`;
      losses.set(key, { what, why, count: (losses.get(key)?.count ?? 0) + count });
    },
    tell(file, text) {
      const lineOf = linesOf(text, [...kinds.values()].flatMap(({ first }) => first.map(({ at }) => at)).filter((at) => typeof at === 'number'));
      const problems = [...kinds.values()].flatMap(({ first, count }) => {
        const told = first.map(({ at, ...found }): Problem => ({ where: typeof at === 'string' ? at : `${file}, line ${lineOf.get(at)!}`, ...found }));
        const last = first.at(-1)!;
        return count > TOLD ? [...told, { where: file, message: `There are ${count - TOLD} more problems of this kind: ${last.message}`, mend: last.mend, severity: last.severity }] : told;
      });
      return { problems, losses: [...losses.values()] };
    },
  };
}

/** The lines that some places stand in, counted in one pass. */
function linesOf(text: string, places: readonly number[]): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  let [line, next] = [1, text.indexOf('\n')];
  for (const at of [...places].sort((a, b) => a - b)) {
    for (; next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line++;
    lines.set(at, line);
  }
  return lines;
}
