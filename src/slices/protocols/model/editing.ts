import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { checkProtocol, mayPublish } from './check-protocol.ts';
import { compareProtocols } from './compare-protocols.ts';
import { ProtocolContent } from './protocol.ts';

/** What is known of a protocol when someone wants to change it. */
export interface Editable {
  readonly builtIn: string | null;
  readonly archived: boolean;
  readonly draft: ProtocolContent | null;
  /** Counts every save and publication; a page that knows an older number has not seen the newest draft. */
  readonly draftRevision: number;
  readonly newest: { readonly version: number; readonly content: ProtocolContent } | null;
}

/** Whether this draft may be written over what is there now. `newer` is what the person should see when it may not. */
export function decideSave(protocol: Editable, baseRevision: number, newer: unknown): Result<true> {
  if (protocol.builtIn !== null) {
    return refuse('conflict', 'built-in', 'This protocol comes with Jointwork and stays as it is. Your changes are still on this page.', { mend: 'Make a copy of it and change the copy.' });
  }
  if (baseRevision !== protocol.draftRevision) {
    return refuse('conflict', 'newer-draft', 'Someone saved this protocol after you opened it. Nothing was written over; your text is still on this page.', {
      mend: 'Look at the newer draft beside yours, take what you need, and save again.',
      newer,
    });
  }
  return ok(true);
}

/** The content to publish and its number, or what must be mended first. Texts are trimmed here, for good. */
export function decidePublish(protocol: Editable, revision: number, newer: unknown): Result<{ readonly version: number; readonly content: ProtocolContent }> {
  if (protocol.archived) return refuse('conflict', 'archived', 'This protocol has been laid aside, so nothing was published. The draft is kept.', { mend: 'Bring the protocol back first.' });
  if (!protocol.draft) return refuse('conflict', 'no-draft', 'There is no draft to publish; the published version stays.', { mend: 'Change something and save it first.' });
  const save = decideSave(protocol, revision, newer);
  if (!save.ok) return save;
  const findings = checkProtocol(protocol.draft);
  if (!mayPublish(findings)) {
    return refuse('invalid', 'not-ready-to-publish', 'The draft is kept, but it cannot be published yet.', {
      mend: 'Mend the marked places and publish again.',
      fields: findings.filter((finding) => finding.severity === 'must').map(({ path, message }) => ({ path, message })),
    });
  }
  const content = ProtocolContent.parse(protocol.draft);
  if (protocol.newest && compareProtocols(protocol.newest.content, content).length === 0) {
    return refuse('conflict', 'nothing-changed', `The draft says the same as version ${protocol.newest.version}, so no new version was made.`, { mend: 'Change something first, or simply use the version that is published.' });
  }
  return ok({ version: (protocol.newest?.version ?? 0) + 1, content });
}

/** A protocol with one seat and one step, to begin from nothing. */
export function blankProtocol(title: string): ProtocolContent {
  return {
    title,
    purpose: '',
    allotted: { from: 45, to: 50 },
    groupSize: { from: 5, to: 7 },
    norms: [],
    seats: [{ id: 'facilitator', name: 'Facilitator', duty: '', rotates: true, lendable: true, leads: true }],
    steps: [{ id: 'opening', title: 'Opening', purpose: '', minutes: { from: 5, to: 5 }, script: '', speakers: { kind: 'everyone' }, listeners: [], protected: false, captures: [] }],
  };
}
