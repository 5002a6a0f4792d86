/** The kind under which the event log keeps studies; the stream's id is the study's. */
export const STUDY_STREAM = 'study';
