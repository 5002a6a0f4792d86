import type { Checked } from './checks/report.mjs';

/** All faults of the checkout at `root`. */
export function checkWalls(root: string): Promise<Checked>;
