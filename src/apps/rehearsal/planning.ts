import { randomUUID } from 'node:crypto';
import type { ProtocolList } from '../../slices/protocols/model/wire.ts';
import type { z } from 'zod';
import { writeSecret, type Cast } from './cast.ts';
import type { Secret } from './secrets.ts';

/** The presenter writes a problem, talks it over with the supervisor, and the session is planned for right now. */
export async function planSessionNow(cast: Cast, sessionId: string, secrets: Secret[]): Promise<void> {
  const [presenter, facilitator, timer] = cast.principals;
  if (!presenter || !facilitator || !timer) throw new Error('the cast is too small');
  const problemId = randomUUID();
  await presenter.must('POST', '/api/problems', {
    problemId,
    content: {
      situation: 'Team time goes to dates and forms.',
      statement: 'How can I help the team leads spend half of their time on student writing?',
      instruction: 'Teachers would plan the next lesson from what students wrote.',
      kinds: ['instructional'],
    },
  });
  const note = writeSecret(secrets, cast.supervisor, 'a supervisor’s own note');
  await cast.supervisor.must('POST', `/api/problems/${problemId}/consultation-notes`, { noteId: randomUUID(), text: note.text });
  const { protocols } = await facilitator.must<z.infer<typeof ProtocolList>>('GET', '/api/protocols');
  const protocol = protocols.find((p) => p.builtIn === 'critical-friends');
  if (!protocol?.latestVersion) throw new Error('the built-in protocol is missing');
  await cast.supervisor.must('POST', '/api/sessions', {
    sessionId,
    circleId: cast.circleId,
    title: 'Fire drill',
    startsAt: Date.now(),
    minutes: 50,
    place: 'Here',
    protocolId: protocol.protocolId,
    protocolVersion: protocol.latestVersion,
    problemId,
    supervisorSees: 'completion',
    seats: [
      { seatId: 'presenter', personId: presenter.personId },
      { seatId: 'facilitator', personId: facilitator.personId },
      { seatId: 'timer', personId: timer.personId },
    ],
  });
}
