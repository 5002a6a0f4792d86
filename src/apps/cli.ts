#!/usr/bin/env node
import { Fault } from '../platform/server/log/fault.ts';
import { AGREEMENT_HELP } from './commands/agreement.ts';
import { MATRIX_HELP } from './commands/matrix.ts';
import { QDPX_HELP } from './commands/qdpx.ts';
import type { Say } from './commands/say.ts';
import { TEXTS_HELP } from './commands/texts.ts';

const HELP = `jointwork COMMAND

  district --name NAME --time-zone ZONE --admin-name NAME --admin-email ADDRESS
      Makes one more district on this installation and prints its administrator's invitation, good once.
${AGREEMENT_HELP}${MATRIX_HELP}${QDPX_HELP}${TEXTS_HELP}
Settings come from the environment, as for the server: JOINTWORK_DATA, DATABASE_URL, JOINTWORK_URL.
With the embedded database, stop the server first: one process at a time may use the folder.
`;

const say: Say = {
  show(text) {
    process.stdout.write(text);
    return 0;
  },
  complain(text) {
    process.stderr.write(`${text.trim()}\n`);
    return 1;
  },
  misunderstood(text) {
    process.stderr.write(`${text}\n\n${HELP}`);
    return 2;
  },
};

// Who reads what is printed may have seen enough, as `head` does: that is no fault of the command.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
});

/** Runs one command. Exit codes: 0 done, 1 refused (the sentence goes to standard error), 2 not understood. */
async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  // Each command is loaded when it is asked for: figures from a table need no server.
  switch (command) {
    case undefined:
    case 'help':
    case '--help':
      return say.show(HELP);
    case 'district':
      return (await import('./commands/district.ts')).district(rest, say);
    case 'agreement':
      return (await import('./commands/agreement.ts')).agreement(rest, say);
    case 'matrix':
      return (await import('./commands/matrix.ts')).matrix(rest, say);
    case 'qdpx':
      return (await import('./commands/qdpx.ts')).qdpx(rest, say);
    case 'texts':
      return (await import('./commands/texts.ts')).texts(rest, say);
    default:
      return say.misunderstood(`There is no command “${command}”.`);
  }
}

process.exitCode = await main(process.argv.slice(2)).catch((cause: unknown) => {
  if (cause instanceof Fault) return say.complain(cause.message);
  if (cause instanceof TypeError && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS')) return say.misunderstood(cause.message);
  throw cause;
});
