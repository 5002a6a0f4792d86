/** Every shape of this slice that travels, by idea: studies with members, cases and attributes; sources; imports; search. */
export * from './study-wire.ts';
export * from './source-wire.ts';
export * from './import-wire.ts';
export * from './search-wire.ts';
