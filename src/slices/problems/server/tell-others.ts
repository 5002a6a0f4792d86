import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { notify } from '../../people/server/index.ts';
import type { ProblemView } from '../model/wire.ts';

const SENTENCES = {
  consultation: { kind: 'problem-consultation', title: (name: string) => `${name} would like to talk over a problem of practice`, body: 'Read it and find a time to talk.' },
  comment: { kind: 'problem-comment', title: (name: string) => `${name} has commented on a problem of practice`, body: 'The comment is beside the answer it is about.' },
  ready: { kind: 'problem-ready', title: (name: string) => `${name} has marked a problem of practice as ready`, body: 'It is ready once its author and a supervisor have both said so.' },
} as const;

/** Tells the other side of the conversation that something happened; never what was written. */
export async function tellOthers(parts: Parts, actor: Actor, problem: ProblemView, what: keyof typeof SENTENCES, happening?: string): Promise<void> {
  const { kind, title, body } = SENTENCES[what];
  const people = [problem.author, ...problem.readers.supervisors].filter((person) => person.personId !== actor.personId);
  for (const { personId } of people) {
    await notify(parts, { districtId: actor.districtId, personId, kind, title: title(actor.name), body, url: `/problems/${problem.problemId}`, key: `${kind}:${problem.problemId}:${actor.personId}:${happening ?? problem.version}` });
  }
}
