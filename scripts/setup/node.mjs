// Written so that even a very old Node can read it and say what is missing.
import { giveUp } from './say.mjs';

const LEAST = [20, 19];

/** Ends with a clear sentence when this Node is older than the product needs. */
export function needNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  giveUp(`Jointwork needs Node ${LEAST.join('.')} or newer, and this is ${process.versions.node}. Install a newer one from https://nodejs.org (the version marked LTS) and try again.`);
}
