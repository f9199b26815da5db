import { basename, dirname, join, resolve } from 'node:path';
import { saveFiles } from '#adapters';
import { ok, pair, type Result } from '#kernel';
import type { Job } from './prepare-job.ts';
import type { Reviewed } from './review.ts';

/** Absolute paths of what a run leaves on disk for later steps. */
export interface WrittenFiles {
  readonly report: string;
  readonly selectors: string;
}

/** Writes the report where `report-path` says, and the selectors beside the runner's temporary files. */
export async function writeFiles(
  { inputs, folder, workflow }: Job,
  { report, selectors }: Pick<Reviewed, 'report' | 'selectors'>,
): Promise<Result<WrittenFiles>> {
  const files = { report: resolve(folder, inputs.reportPath), selectors: join(workflow.temporary, 'sluice', 'selectors.yml') };
  const saved = pair(await save(files.report, `${JSON.stringify(report, null, 2)}\n`), await save(files.selectors, selectors));
  return saved.ok ? ok(files) : saved;
}

const save = (file: string, text: string): Promise<Result<unknown>> =>
  saveFiles(dirname(file), [{ name: basename(file), content: new TextEncoder().encode(text) }]);
