import { deriveId } from '../../../coding/model/study/derive-id.ts';
import { guidKey } from '../refi-qda/guid.ts';

/** The ids that the things of a project get in a study. */
export interface Ids {
  /** The id here for a GUID there. */
  readonly from: (guid: string) => string;
  /** The id for something that has no GUID there. */
  readonly of: (kind: string, name: string) => string;
  /** By id: the GUIDs that were called otherwise there than here, as far as they were asked for. */
  readonly given: ReadonlyMap<string, string>;
}

/** Into which study things come, and which ids are given already. */
export interface IdsAsked {
  readonly studyId: string;
  /** Ids of this study by the key of the GUID that they have elsewhere, where the two differ. */
  readonly known: ReadonlyMap<string, string>;
  /** Ids that other studies have given to their sources and cases: the same project may be in two studies. */
  readonly taken: ReadonlySet<string>;
}

/** What may be an id here: a UUID of RFC 9562. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A GUID is its own id here, unless it is none by RFC 9562 or another study has it; then the id is derived, always the same. */
export function idsOfProject({ studyId, known, taken }: IdsAsked): Ids {
  const given = new Map<string, string>();
  return {
    given,
    from(guid) {
      const key = guidKey(guid);
      const own = key.toLowerCase();
      const id = known.get(key) ?? (UUID.test(own) && !taken.has(own) ? own : deriveId(studyId, `refi ${key}`));
      if (id !== own) given.set(id, guid);
      return id;
    },
    of: (kind, name) => deriveId(studyId, `refi ${kind} ${name}`),
  };
}
