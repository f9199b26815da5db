import type { Finding, Severity } from '#kernel';
import type { CheckRun, WriteOutcome } from '#ports';
import type { GitHub } from './access.ts';
import { readTrouble, toOutcome, type Attempt } from './trouble.ts';

// GitHub's limits, in characters; of a message it takes 64 KB, and no character needs more than four bytes.
const ANNOTATIONS_PER_REQUEST = 50;
const SUMMARY = 65_535;
const MESSAGE = 16_000;
const TITLE = 255;

const ATTEMPT: Attempt = { what: 'write the check run', permission: 'checks: write' };

/** Creates the check run; annotations beyond the first 50 are appended by further requests. */
export async function storeCheckRun({ api, at }: GitHub, run: CheckRun): Promise<WriteOutcome> {
  const [first = [], ...rest] = inBatches(run.findings.flatMap(annotate));
  const output = { title: clip(run.name, TITLE), summary: clip(run.summary, SUMMARY) };
  try {
    const { data } = await api.rest.checks.create({
      ...at,
      name: run.name,
      head_sha: run.head,
      status: 'completed',
      conclusion: run.conclusion,
      output: { ...output, annotations: first },
    });
    for (const annotations of rest) {
      await api.rest.checks.update({ ...at, check_run_id: data.id, output: { ...output, annotations } });
    }
    return { kind: 'created', url: data.html_url };
  } catch (error) {
    return toOutcome(readTrouble(error), ATTEMPT);
  }
}

type Annotation = ReturnType<typeof annotate>[number];

function annotate(finding: Finding) {
  if (finding.place === null) return [];
  const line = finding.place.line ?? 1;
  return [
    {
      path: finding.place.file,
      start_line: line,
      end_line: line,
      annotation_level: finding.waiver === null ? LEVELS[finding.severity] : 'notice',
      title: clip(finding.rule, TITLE),
      message: clip(finding.message, MESSAGE),
    },
  ];
}

const LEVELS = { error: 'failure', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>;

function inBatches(annotations: readonly Annotation[]): Annotation[][] {
  const count = Math.ceil(annotations.length / ANNOTATIONS_PER_REQUEST);
  return Array.from({ length: count }, (_, index) => annotations.slice(index * ANNOTATIONS_PER_REQUEST, (index + 1) * ANNOTATIONS_PER_REQUEST));
}

function clip(text: string, limit: number): string {
  const cut = ' (cut)';
  return text.length <= limit ? text : text.slice(0, limit - cut.length) + cut;
}
