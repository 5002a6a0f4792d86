import { parentPort, workerData } from 'node:worker_threads';
import { writeZip } from '../../../kernel/archive/write-zip.ts';
import { decodeText } from '../../../kernel/decode-text.ts';
import { ok } from '../../../kernel/result.ts';
import { deflateRaw, ZIP_TOOLS } from '../../../platform/server/files/zip-tools.ts';
import { analysisPackage } from '../model/analysis-package/analysis-package.ts';
import { withFigures } from '../model/analysis-package/with-figures.ts';
import { certify, readCodebook, readProject, writeProject } from '../model/refi-qda/refi-qda.ts';
import { projectOfStudy } from '../model/study-project/project-of-study.ts';
import type { ExchangeAnswers, ExchangeJob } from './exchange-jobs.ts';
import { sha256 } from './sha256.ts';

function write({ input, guids, begunAt, dialect }: ExchangeJob & { do: 'write-project' }): ExchangeAnswers['write-project'] {
  const { project, losses } = projectOfStudy(input, { begunAt, guidOf: (id) => guids.get(id) ?? id });
  const written = writeProject(project, [], { dialect, deflateRaw });
  if (!written.ok) return written;
  const certificate = certify({ project, files: [] }, written.value.bytes, { dialect, tools: ZIP_TOOLS, sha256 });
  return certificate.ok ? ok({ bytes: written.value.bytes, certificate: certificate.value, losses: [...losses, ...written.value.losses] }) : certificate;
}

function read(bytes: Uint8Array): ExchangeAnswers['read-project'] {
  const found = readProject(bytes, { tools: ZIP_TOOLS });
  if (!found.ok) return found;
  const { files: _files, ...rest } = found.value;
  return ok(rest);
}

const job = workerData as ExchangeJob;
switch (job.do) {
  case 'write-project':
    parentPort?.postMessage(write(job));
    break;
  case 'read-project':
    parentPort?.postMessage(read(job.bytes));
    break;
  case 'read-codebook':
    parentPort?.postMessage(readCodebook(decodeText(job.bytes).text));
    break;
  case 'pack':
    parentPort?.postMessage(writeZip(analysisPackage(withFigures(job.input)), deflateRaw));
    break;
}
