// Loaded before anything else, in every thread: while the file named in FULL_DISK exists, no file grows and none is rewritten.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { writeSync, existsSync } = fs;
fs.writeSync = (descriptor, ...rest) => {
  if (descriptor > 2 && existsSync(process.env.FULL_DISK)) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28 });
  return writeSync(descriptor, ...rest);
};
syncBuiltinESMExports();
