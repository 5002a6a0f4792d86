import { resolve } from 'node:path';
import type { Transaction } from 'kysely';
import { must } from '../../kernel/result.ts';
import type { Parts } from '../../platform/server/parts.ts';
import { createDistrictWithAdministrator } from '../../slices/people/server/index.ts';
import { makeStudy, studiesHere } from '../../slices/texts/server/index.ts';
import { readSettings } from '../settings.ts';
import { withParts } from './with-parts.ts';

/** Opens the embedded database of a data folder, whatever database the environment names. */
export async function withData<T>(folder: string, work: (parts: Parts) => Promise<T>): Promise<T> {
  return withParts({ ...readSettings(process.env), dataDir: resolve(folder), databaseUrl: undefined }, work);
}

/** The study that a command works in, and in whose name it does so. */
export interface ChosenStudy {
  readonly districtId: string;
  readonly studyId: string;
  readonly by: string;
  /** Where a person can make the new district's sign-in, if the command had to make a district; good once. */
  readonly invitation: string | null;
}

/** The district that a command makes where a data folder has none. */
export const DISTRICT = { name: 'Command line', timeZone: 'UTC', administrator: { name: 'Command line', email: 'command-line@jointwork.invalid' } };

/**
 * The study of a data folder with this title, or the only one where none is named; a sentence where that is not clear. With
 * `make` a missing one is made ("Imported" unless named), and a district too where the folder has none.
 */
export async function chooseStudy(parts: Parts, title: string | undefined, make: boolean): Promise<ChosenStudy | string> {
  const { db, clock, newId } = parts;
  const districts = await db.call<{ district_id: string }>('select district_id from district order by created_at, district_id', []);
  const here: (ChosenStudy & { readonly title: string })[] = [];
  for (const { district_id: districtId } of districts) {
    const studies = await db.inDistrict(districtId, (trx: Transaction<unknown>) => studiesHere(trx));
    here.push(...studies.map((study) => ({ districtId, studyId: study.studyId, title: study.title, by: study.leadId, invitation: null })));
  }
  const fitting = title === undefined ? here : here.filter((study) => study.title === title);
  const [only, ...more] = fitting;
  if (only && more.length === 0) return only;
  if (only) return `There are several studies here: ${fitting.map((study) => `“${study.title}”`).join(', ')}. Say which one with --study TITLE.`;
  if (!make) return title === undefined ? 'There is no study in this data folder yet. Import some texts first: jointwork texts import PATH --data DIR' : `There is no study “${title}” in this data folder.`;
  const district = districts[0] ? { districtId: districts[0].district_id, url: null } : must(await createDistrictWithAdministrator(parts, DISTRICT));
  if (districts.length > 1) return 'There are several districts in this data folder and none has such a study. Begin the study in the browser first.';
  const by = await administratorOf(parts, district.districtId);
  if (by === null) return 'This district has no administrator who could lead a study. Begin the study in the browser first.';
  const studyId = await db.inDistrict(district.districtId, (trx: Transaction<unknown>) => makeStudy(trx, { districtId: district.districtId, title: title ?? 'Imported', leadId: by, now: clock.now(), newId }));
  return { districtId: district.districtId, studyId, by, invitation: district.url };
}

async function administratorOf({ db }: Parts, districtId: string): Promise<string | null> {
  const rows = await db.call<{ person_id: string }>("select person_id from held_role where district_id = $1 and role = 'administrator' and from_on <= current_date + 1 and (to_on is null or to_on > current_date) order by from_on, role_id limit 1", [districtId]);
  return rows[0]?.person_id ?? null;
}
