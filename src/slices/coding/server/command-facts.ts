import type { Transaction } from 'kysely';
import { peopleByIds } from '../../people/server/index.ts';
import type { TextTables } from '../../texts/server/index.ts';
import type { StudyCommand } from '../model/study/commands.ts';
import { sourcesNamed } from '../model/study/decide.ts';
import type { CommandFacts } from '../model/study/facts.ts';

/** What the district knows and the stream does not: the members, and length and version of the texts that the command names. */
export async function factsFor(trx: Transaction<TextTables>, studyId: string, command: StudyCommand): Promise<CommandFacts> {
  const parts = await trx.selectFrom('study_member').select(['person_id', 'part']).where('study_id', '=', studyId).execute();
  const people = await peopleByIds(trx, parts.map((member) => member.person_id));
  const members = parts.map(({ person_id: personId, part }) => ({ personId, name: people.get(personId)?.name ?? '', part }));
  return { members, texts: await textsNamed(trx, studyId, [...new Set(sourcesNamed(command))]) };
}

/** Length and version of these sources, as far as they are in the study. */
export async function textsNamed(trx: Transaction<TextTables>, studyId: string, sourceIds: readonly string[]): Promise<CommandFacts['texts']> {
  if (sourceIds.length === 0) return {};
  const rows = await trx.selectFrom('text_source').select(['source_id', 'version', 'length']).where('study_id', '=', studyId).where('source_id', 'in', [...sourceIds]).where('removed_at', 'is', null).execute();
  return Object.fromEntries(rows.map((row) => [row.source_id, { version: row.version, length: row.length }]));
}
