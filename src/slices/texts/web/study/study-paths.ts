/** The addresses of a study on the server, in one place. */
export function studyApi(studyId: string, ...rest: readonly string[]): string {
  return ['/api/studies', studyId, ...rest].join('/');
}

/** The address of a page of a study: `studyPage(studyId, 'sources', sourceId)`. */
export function studyPage(studyId: string, ...rest: readonly string[]): string {
  return ['/studies', studyId, ...rest].join('/');
}
