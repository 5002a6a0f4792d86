// The door of the library `jointwork/refi-qda`: pure functions over bytes and plain data, no I/O, no clock, no chance.
export type { Result, Refusal } from '../../../../kernel/result.ts';
export { ZIP_LIMITS, type ZipLimits, type ZipTools } from '../../../../kernel/archive/read-zip.ts';
export { certify, quoteOf, type Certificate, type CertifiedDifference, type CertifyOptions } from './certify.ts';
export { OWN_ORIGIN, type Convention } from './conventions.ts';
export type { Dialect } from './dialects.ts';
export type { Loss, Problem, Severity } from './findings.ts';
export { guidFrom, guidKey, writableGuid } from './guid.ts';
export { diffProjects, mergeProject, type Change, type Difference } from './merge.ts';
export { projectFile, type ProjectFile } from './package-files.ts';
export type { Evidence, Mismatch, Placing } from './place-selections.ts';
export type * from './project.ts';
export { readCodebook, type CodebookOptions, type CodebookRead } from './read-codebook.ts';
export { readProject, type ProjectRead, type ReadOptions } from './read-project.ts';
export { codedOf, codesOf, textsOf, type Coded, type FoundText } from './walk.ts';
export { writeCodebook, writeProject, type ProjectWritten, type WriteOptions } from './write-project.ts';
