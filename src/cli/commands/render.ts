import { readFile } from 'node:fs/promises';
import { ok, refuse, type Refusal, type Result } from '#kernel';
import { parseReport, type Report } from '#report';
import type { CommandLine } from '#settings';
import { answer, type Outcome, type Shell } from '../outcome.ts';
import { renderReport } from '../render-report.ts';

/** A stored report in another format. It says what was judged then: the gate is not asked again. */
export async function render({ report: file, format }: Extract<CommandLine, { command: 'render' }>, { terminal }: Shell): Promise<Result<Outcome>> {
  const report = await readReport(file);
  return report.ok ? ok(answer(await renderReport(report.value, format, terminal))) : report;
}

async function readReport(file: string): Promise<Result<Report>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== 'string') return refuse(unreadable(file, text.code ?? text.message));
  try {
    return parseReport(JSON.parse(text), file);
  } catch (error) {
    return refuse(unreadable(file, error instanceof Error ? error.message : String(error)));
  }
}

function unreadable(file: string, why: string): Refusal {
  const next = 'Name a report that `sluice check --format json` or the action wrote.';
  return { kind: 'input', code: 'report-unreadable', what: 'the report cannot be read', where: { file }, why, next };
}
