import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngines, type Engine } from './engines.ts';
import { askedSizes, fillProject, projectOf, SIZES, type Project } from './project.ts';

/** Runs a race on the study of each size that is asked for, with every engine that is there filled with it; closes them again. */
export async function eachProject(run: (one: (typeof SIZES)[number], project: Project, engines: readonly Engine[]) => Promise<void>): Promise<void> {
  for (const one of SIZES.filter(({ size }) => askedSizes().includes(size))) {
    const project = projectOf(one);
    const folder = mkdtempSync(join(tmpdir(), 'jointwork-bench-'));
    const engines = await openEngines(folder);
    for (const engine of engines) await fillProject(engine, project);
    await run(one, project, engines);
    for (const engine of engines) await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
