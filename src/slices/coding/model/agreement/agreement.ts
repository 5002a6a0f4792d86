// The door of the library `jointwork/agreement`: pure functions, no I/O, no clock, no chance but a seed.
export * from './basis.ts';
export * from './bootstrap.ts';
export * from './brennan-prediger.ts';
export * from './cohen.ts';
export * from './collapse.ts';
export * from './conger.ts';
export * from './figure.ts';
export * from './fleiss.ts';
export * from './gwet-ac1.ts';
export * from './krippendorff-alpha.ts';
export * from './light.ts';
export * from './percent.ts';
export * from './scott-pi.ts';
export * from './statistic.ts';
export * from './unit-table.ts';
export * from './weighted-cohen.ts';
