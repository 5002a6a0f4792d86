// The declared order of slices, lower to higher. A slice may import only from slices before it.
// The import walls (scripts/walls.mjs), the linter and docs/ARCHITECTURE.md read this list.
export const SLICES = ['people', 'protocols', 'problems', 'texts', 'sessions', 'commitments', 'coding', 'exchange', 'records', 'home'];

// The three faces of a slice and what each may lean on besides the kernel.
export const FACES = ['model', 'server', 'web'];

// Names that say nothing about what is inside; no file or folder may carry them.
export const FORBIDDEN_NAMES = ['utils', 'helpers', 'common', 'types', 'misc'];
