import type { Code } from '../../model/study/entities.ts';

/** A code for tests, with nothing but a name. */
export function madeUpCode(codeId: string, name: string, more: Partial<Code> = {}): Code {
  return {
    codeId, name, parentId: null, order: 1, definition: '', useWhen: '', notWhen: '', examples: [], inference: 'low', provenance: { kind: 'framework', framework: '' },
    colour: '#336699', valence: null, codable: true, madeBy: 'rosa', madeAt: 0, version: 1, retired: null, draftOf: null, ...more,
  };
}
