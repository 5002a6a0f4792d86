import type { Checked } from './checks/report.mjs';

/** All faults of the checkout at `root`. */
export function checkRules(root: string): Promise<Checked>;
