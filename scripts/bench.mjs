// npm run bench -- NAME …: runs bench/NAME.ts. Vite turns the bench into one file; what it imports from src is the built product.
import { existsSync, readdirSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { needNode } from './setup/node.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { giveUp, ROOT } from './setup/say.mjs';

needNode();
const benches = readdirSync(join(ROOT, 'bench')).filter((name) => name.endsWith('.ts')).map((name) => name.replace(/\.ts$/, ''));
const [name, ...args] = process.argv.slice(2);
if (name === undefined || !existsSync(join(ROOT, `bench/${name}.ts`))) giveUp(`Say which bench to run: npm run bench -- NAME. There are: ${benches.join(', ') || 'none yet'}.`);
await ensurePackages();
await ensureBuilt();

const SRC = join(ROOT, 'src/');
const { build } = await import('vite');
await build({
  root: ROOT,
  configFile: false,
  logLevel: 'warn',
  plugins: [
    {
      // What is measured is what is shipped, in its own place on disk: the database's thread lies beside its code.
      name: 'sources-as-built',
      enforce: 'pre',
      resolveId(asked, by) {
        const full = by && asked.startsWith('.') ? resolve(dirname(by), asked) : '';
        return full.startsWith(SRC) ? { id: full.replace(SRC, join(ROOT, 'dist/')).replace(/\.tsx?$/, '.js'), external: 'absolute' } : null;
      },
    },
  ],
  build: {
    ssr: join(ROOT, `bench/${name}.ts`),
    outDir: join(ROOT, 'dist/bench'),
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: { output: { entryFileNames: `${name}.js` } },
  },
});
const bench = spawn(process.execPath, ['--enable-source-maps', '--expose-gc', join(ROOT, `dist/bench/${name}.js`), ...args], { cwd: ROOT, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal));
bench.on('exit', (code) => process.exit(code ?? 1));
