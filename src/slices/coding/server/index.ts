export { tagKeeper, type CarriedTags, type TagKeeper } from './importing/import-carried-tags.ts';
export type { CarriedSource } from './importing/plan-tags.ts';
