import { debug, error, info, notice, setOutput, setSecret, summary, warning } from '@actions/core';
import { statSync } from 'node:fs';
import type { Log } from '#ports';
import type { Annotation } from '#render';
import type { OutputName } from '#settings';
import { cutSummary } from './cut-summary.ts';
import { guard } from './guard.ts';

const SHOW = { error, warning, notice };

/** GitHub shows no more of each level per step. */
const MOST_PER_LEVEL = 10;

/** The GitHub Actions runner as a step sees it: log, annotations, outputs, summary. */
export class Runner implements Log {
  readonly #shown = { error: 0, warning: 0, notice: 0 };

  debug(message: string): void {
    debug(message);
  }

  info(message: string): void {
    info(guard(message));
  }

  /** Trouble that fails nothing. */
  warning(message: string): void {
    this.annotate([{ level: 'warning', file: null, line: null, title: 'Sluice', message }]);
  }

  /** Keeps a secret out of this log and of those of later steps. */
  mask(secret: string): void {
    if (secret !== '') setSecret(secret);
  }

  /** Shows annotations, the first ten of each level; the others go to the log, after their number. */
  annotate(annotations: readonly Annotation[]): void {
    const rest = annotations.filter((annotation) => !this.#show(annotation));
    if (rest.length === 0) return;
    this.info(`GitHub shows ${MOST_PER_LEVEL} annotations of a level; ${rest.length} more:`);
    for (const { level, file, line, title, message } of rest) this.info(`  ${level} ${file === null ? '' : `${file}:${line ?? 1} `}${title}: ${message}`);
  }

  setOutputs(values: Readonly<Record<OutputName, string>>): void {
    for (const [name, value] of Object.entries(values)) setOutput(name, value);
  }

  /** Adds Markdown to the job's summary, cut to what GitHub takes. */
  async summarise(markdown: string): Promise<void> {
    const file = process.env['GITHUB_STEP_SUMMARY'] ?? '';
    if (file === '') return this.info('This runner shows no job summary.');
    const used = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    try {
      await summary.addRaw(cutSummary(markdown, used), true).write();
    } catch (trouble) {
      this.warning(`The job summary cannot be written: ${trouble instanceof Error ? trouble.message : String(trouble)}`);
    }
  }

  #show({ level, file, line, title, message }: Annotation): boolean {
    if (this.#shown[level] >= MOST_PER_LEVEL) return false;
    this.#shown[level] += 1;
    const at = file === null ? {} : { file, startLine: line ?? 1 };
    SHOW[level](message, { title, ...at });
    return true;
  }
}
