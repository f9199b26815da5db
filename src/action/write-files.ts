import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ok, refuse, type Result } from '#kernel';
import type { Report } from '#report';
import type { Job } from './prepare-job.ts';

/** Absolute paths of what a run leaves on disk for later steps. */
export interface WrittenFiles {
  readonly report: string;
  readonly selector: string;
}

/** Writes the report where `report-path` says, and the selector beside the runner's temporary files. */
export async function writeFiles({ inputs, folder, workflow }: Job, report: Report): Promise<Result<WrittenFiles>> {
  const files = { report: resolve(folder, inputs.reportPath), selector: join(workflow.temporary, 'sluice', 'selector.txt') };
  try {
    await writeWhole(files.report, `${JSON.stringify(report, null, 2)}\n`);
    await writeWhole(files.selector, `${report.plan.selector}\n`);
    return ok(files);
  } catch (error) {
    return refuse({
      kind: 'usage',
      code: 'report-unwritable',
      what: `input \`report-path\`: ${inputs.reportPath} cannot be written`,
      why: error instanceof Error ? error.message : String(error),
      next: 'Name a file in a folder that the job may write to.',
    });
  }
}

// A later step never meets half of a file.
async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.partial`, text);
  await rename(`${file}.partial`, file);
}
