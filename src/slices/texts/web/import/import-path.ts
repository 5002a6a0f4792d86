import type { ImportQuery } from '../../model/import-wire.ts';
import { studyApi } from '../study/study-paths.ts';

/** Where a file is sent to (with PUT), and how it comes in. */
export function importPath(studyId: string, how: ImportQuery): string {
  const given = Object.entries(how).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  return `${studyApi(studyId, 'files')}?${new URLSearchParams(given)}`;
}
