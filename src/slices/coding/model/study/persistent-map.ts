/**
 * A map whose every version stays as it was: {@link withChanges} makes a new one in O(log₃₂ n) per change and shares the rest (a
 * hash array mapped trie, P. Bagwell 2001). Iteration is in hash order, which depends on the keys alone and not on history.
 */
export interface PersistentMap<V> extends ReadonlyMap<string, V> {
  readonly root: Branch<V>;
}

interface Leaf<V> {
  readonly hash: number;
  readonly key: string;
  readonly value: V;
  /** Another key with the very same hash. */
  readonly next: Leaf<V> | null;
}
interface Branch<V> {
  bits: number;
  kids: (Leaf<V> | Branch<V>)[];
  /** The batch that made it and may still change it in place. */
  readonly owner: object | null;
}

/** The map with these changes, in order; `undefined` takes a key out. Gives the same map back when nothing changes. */
export function withChanges<V>(map: ReadonlyMap<string, V>, changes: Iterable<readonly [key: string, value: V | undefined]>): PersistentMap<V> {
  const owner = {};
  const from = isPersistent(map) ? map : null;
  let root = from?.root ?? emptyBranch<V>(owner);
  let size = from?.size ?? 0;
  const change = (key: string, value: V | undefined) => {
    const hash = hashOf(key);
    const before = lookUp(root, hash, key)?.value;
    if (before === value) return;
    if (value === undefined) [root, size] = [without(root, hash, key, 0, owner) as Branch<V>, size - 1];
    else [root, size] = [put(root, { hash, key, value, next: null }, 0, owner), before === undefined ? size + 1 : size];
  };
  if (!from) for (const [key, value] of map) change(key, value);
  for (const [key, value] of changes) change(key, value);
  return from && root === from.root ? from : wrap(root, size);
}

/** A map without entries. */
export function emptyMap<V>(): PersistentMap<V> {
  return wrap(emptyBranch<V>(null), 0);
}

const METHODS = {
  toJSON(this: PersistentMap<unknown>) {
    return [...this.entries()];
  },
  get(this: PersistentMap<unknown>, key: string) {
    return lookUp(this.root, hashOf(key), key)?.value;
  },
  has(this: PersistentMap<unknown>, key: string) {
    return lookUp(this.root, hashOf(key), key) !== null;
  },
  keys(this: PersistentMap<unknown>) {
    return leavesOf(this.root).map((leaf) => leaf.key).values();
  },
  values(this: PersistentMap<unknown>) {
    return leavesOf(this.root).map((leaf) => leaf.value).values();
  },
  entries(this: PersistentMap<unknown>) {
    return leavesOf(this.root).map((leaf) => [leaf.key, leaf.value] as const).values();
  },
  [Symbol.iterator](this: PersistentMap<unknown>) {
    return this.entries();
  },
  forEach(this: PersistentMap<unknown>, visit: (value: unknown, key: string, map: unknown) => void, self?: unknown) {
    for (const leaf of leavesOf(this.root)) visit.call(self, leaf.value, leaf.key, this);
  },
};

function wrap<V>(root: Branch<V>, size: number): PersistentMap<V> {
  return Object.assign(Object.create(METHODS) as PersistentMap<V>, { root, size });
}

function isPersistent<V>(map: ReadonlyMap<string, V>): map is PersistentMap<V> {
  return Object.getPrototypeOf(map) === METHODS;
}

function emptyBranch<V>(owner: object | null): Branch<V> {
  return { bits: 0, kids: [], owner };
}

function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

function isBranch<V>(node: Leaf<V> | Branch<V>): node is Branch<V> {
  return 'kids' in node;
}

function bitAt(hash: number, shift: number): number {
  return 1 << ((hash >>> shift) & 31);
}

/** How many of the kids come before this bit. */
function placeOf(bits: number, bit: number): number {
  let below = bits & (bit - 1);
  below -= (below >>> 1) & 0x55555555;
  below = (below & 0x33333333) + ((below >>> 2) & 0x33333333);
  return Math.imul((below + (below >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function lookUp<V>(root: Branch<V>, hash: number, key: string): Leaf<V> | null {
  let branch = root;
  for (let shift = 0; ; shift += 5) {
    const bit = bitAt(hash, shift);
    if ((branch.bits & bit) === 0) return null;
    const kid = branch.kids[placeOf(branch.bits, bit)]!;
    if (isBranch(kid)) {
      branch = kid;
      continue;
    }
    for (let leaf: Leaf<V> | null = kid; leaf; leaf = leaf.next) if (leaf.key === key) return leaf;
    return null;
  }
}

function editable<V>(branch: Branch<V>, owner: object): Branch<V> {
  return branch.owner === owner ? branch : { bits: branch.bits, kids: branch.kids.slice(), owner };
}

function put<V>(branch: Branch<V>, leaf: Leaf<V>, shift: number, owner: object): Branch<V> {
  const bit = bitAt(leaf.hash, shift);
  const place = placeOf(branch.bits, bit);
  const mine = editable(branch, owner);
  if ((branch.bits & bit) === 0) {
    mine.kids.splice(place, 0, leaf);
    mine.bits |= bit;
    return mine;
  }
  const kid = branch.kids[place]!;
  if (isBranch(kid)) mine.kids[place] = put(kid, leaf, shift + 5, owner);
  else if (kid.hash === leaf.hash) mine.kids[place] = { ...leaf, next: chainWithout(kid, leaf.key) };
  else mine.kids[place] = put(put(emptyBranch(owner), kid, shift + 5, owner), leaf, shift + 5, owner);
  return mine;
}

/** The branch without the key; where one leaf is left below the root, the leaf itself, so that equal content has an equal shape. */
function without<V>(branch: Branch<V>, hash: number, key: string, shift: number, owner: object): Branch<V> | Leaf<V> {
  const bit = bitAt(hash, shift);
  const place = placeOf(branch.bits, bit);
  const kid = branch.kids[place]!;
  const rest = isBranch(kid) ? without(kid, hash, key, shift + 5, owner) : chainWithout(kid, key);
  const mine = editable(branch, owner);
  if (rest) mine.kids[place] = rest;
  else {
    mine.kids.splice(place, 1);
    mine.bits &= ~bit;
  }
  return shift > 0 && mine.kids.length === 1 && !isBranch(mine.kids[0]!) ? mine.kids[0]! : mine;
}

function chainWithout<V>(first: Leaf<V>, key: string): Leaf<V> | null {
  if (first.key === key) return first.next;
  if (first.next === null) return first;
  return { ...first, next: chainWithout(first.next, key) };
}

function leavesOf<V>(root: Branch<V>): Leaf<V>[] {
  const leaves: Leaf<V>[] = [];
  collect(root, leaves);
  return leaves;
}

function collect<V>(branch: Branch<V>, into: Leaf<V>[]): void {
  for (const kid of branch.kids) {
    if (isBranch(kid)) collect(kid, into);
    else for (let leaf: Leaf<V> | null = kid; leaf; leaf = leaf.next) into.push(leaf);
  }
}
