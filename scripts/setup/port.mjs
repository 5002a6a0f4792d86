import { createServer } from 'node:net';
import { giveUp } from './say.mjs';

/** Ends with a clear sentence when the port is taken, before a minute is spent on building. */
export async function needFreePort(port) {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) giveUp(`PORT must be a number from 1 to 65535, not "${process.env['PORT']}".`);
  const error = await new Promise((resolve) => {
    const probe = createServer().once('error', resolve);
    probe.listen(port, () => probe.close(() => resolve(null)));
  });
  if (error?.code === 'EADDRINUSE') giveUp(`Port ${port} is already in use, perhaps by another Jointwork. Stop it, or choose another port: PORT=${port + 1} npm start`);
  if (error?.code === 'EACCES') giveUp(`Port ${port} may not be opened by this user. Choose one above 1023: PORT=3000 npm start`);
}
