import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import type { StudyEvent } from './events.ts';

/** Every kind of event that this program knows, and the newest version of its shape. */
export const STUDY_EVENT_VERSIONS: Readonly<Record<StudyEvent['type'], number>> = { StudyBegan: 1, Changed: 1, TextRevised: 1 };

/**
 * Reads one stored event. Only kind and version are looked at: a stream may hold a quarter of a million codings in one event, and
 * it was written by this program. Unknown kinds and versions are refused.
 */
export function readStudyEvent(payload: unknown): Result<StudyEvent> {
  const { type, v } = typeof payload === 'object' && payload !== null ? (payload as { type?: unknown; v?: unknown }) : {};
  if (typeof type !== 'string' || !Object.hasOwn(STUDY_EVENT_VERSIONS, type)) {
    return unreadable('unknown-event', `This study's history holds something this version of Jointwork does not know${typeof type === 'string' ? ` ("${type.slice(0, 60)}")` : ''}.`);
  }
  const newest = STUDY_EVENT_VERSIONS[type as StudyEvent['type']];
  if (v !== newest) return unreadable('unknown-event-version', `This study's history holds "${type}" in version ${String(v)}, and this version of Jointwork reads version ${newest}.`);
  return ok(payload as StudyEvent);
}

function unreadable(code: string, message: string) {
  return refuse('unavailable', code, `${message} Nothing was changed or lost.`, { mend: 'Ask whoever runs this server to update Jointwork on it; the study then opens as before.' });
}
