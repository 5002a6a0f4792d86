const keyOf = (studyId: string) => `jointwork-last-source-${studyId}`;

/** Remembers on this device which text of a study was read last. */
export function rememberSource(studyId: string, sourceId: string): void {
  try {
    localStorage.setItem(keyOf(studyId), sourceId);
  } catch {
    // storage refused: the tab opens the first text instead
  }
}

/** The text of a study that was read last on this device; null when none was. */
export function lastSource(studyId: string): string | null {
  try {
    return localStorage.getItem(keyOf(studyId));
  } catch {
    return null;
  }
}
