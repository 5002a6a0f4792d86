import { sql, type Transaction } from 'kysely';
import { expect, test } from 'vitest';
import { fillSampleStudy } from '../../src/apps/sample/fill-sample-study.ts';
import { must } from '../../src/kernel/result.ts';
import { readStudyIn } from '../../src/slices/coding/server/index.ts';
import { studiesHere } from '../../src/slices/texts/server/index.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { twoDistricts } from '../support/two-districts.ts';

describeOnBothEngines('the sample study', (open) => {
  test('[PE-2] the sample study begins once, everybody who leads or codes in it has their name, and a blind round waits to be compared', async () => {
    const { parts, people } = await twoDistricts(await open(), () => undefined);
    const { dana, rosa, ben } = people;
    await fillSampleStudy(parts, { districtId: dana.districtId, leadId: dana.personId, coderIds: { first: rosa.personId, second: ben.personId } });
    const { state, begun } = await parts.db.inDistrict(dana.districtId, async (trx: Transaction<unknown>) => ({
      state: must(await readStudyIn(trx, (await studiesHere(trx))[0]!.studyId)),
      begun: (await sql<{ times: number }>`select count(*)::int as times from event_log where payload->>'type' = 'StudyBegan'`.execute(trx)).rows[0]!.times,
    }));
    expect(begun).toBe(1);
    expect([...state.coders.values()].map(({ coderId, name }) => [coderId, name])).toEqual([dana, rosa, ben].map(({ personId }) => [personId, expect.stringMatching(/\w/)]));
    expect([...state.rounds.values()].map(({ phase, unblindedAt }) => [phase, unblindedAt !== null])).toEqual([['published', false], ['compared', true]]);
  });
});
