import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openCheckout, openLocation, openStore } from '#adapters';
import { ok, pair, parseSha, type Result, type Sha } from '#kernel';
import { ARTIFACTS, type Baseline, readArtifactSet, readLocation, type ReadSet, resolveBaseline, reviewChange } from '#pipeline';
import { loadLayOutOf, renderComment, renderPlanText } from '#render';
import type { Report } from '#report';
import { type CommandLine, DEFAULT_SETTINGS, INPUTS } from '#settings';
import { answer, type Outcome, type Shell } from '../outcome.ts';
import { VERSION } from '../version.ts';

/** The pull request of the demo, as GitHub would tell it. Its time is the demo's time, so that every run says the same. */
interface PullRequest {
  readonly repository: string;
  readonly number: number;
  readonly branch: string;
  readonly headSha: Sha;
  readonly mergeBase: Sha;
  readonly openedAt: string;
}

/** Reviews a pull request whose artifacts come with Sluice: production in a directory store, the change in a folder. */
export async function demo({ format }: Extract<CommandLine, { command: 'demo' }>, { terminal }: Shell): Promise<Result<Outcome>> {
  const report = await review(findDemo());
  if (!report.ok) return report;
  const comment = renderComment(report.value, await loadLayOutOf(report.value));
  if (format === 'markdown') return ok(answer(`${comment}\n`));
  const { verdict, plan } = report.value;
  const parts = [
    'The comment on the pull request',
    comment,
    'The plan',
    renderPlanText(plan, terminal).trimEnd(),
    'The verdict',
    `gate ${verdict.gate}: ${verdict.summary}`,
  ];
  return ok(
    answer(
      parts
        .map((part, index) => (index % 2 === 0 ? `===== ${part} =====\n\n` : `${part}\n\n`))
        .join('')
        .trimEnd()
        .concat('\n'),
    ),
  );
}

async function review(folder: string): Promise<Result<Report>> {
  const pullRequest = readPullRequest(folder);
  const sides = pair(await openBase(folder, pullRequest), await openHead(folder));
  if (!sides.ok) return sides;
  const [{ baseline, base }, head] = sides.value;
  const now = new Date(pullRequest.openedAt);
  return reviewChange(
    {
      base: base.set,
      head: head.set,
      compare: { engine: 'auto', compareMoreUnrendered: 'auto', now: pullRequest.openedAt },
      request: { select: [INPUTS.select.default], exclude: [], indirectSelection: 'eager', resourceTypes: [], excludeResourceTypes: [], command: 'ls' },
      settings: DEFAULT_SETTINGS,
      now,
      tool: { version: VERSION, url: null },
      subject: {
        event: 'pull_request',
        serverUrl: null,
        repository: pullRequest.repository,
        pullRequest: pullRequest.number,
        headSha: pullRequest.headSha,
        runUrl: null,
      },
      fidelity: { baseSha: baseline.sha, baseSource: baseline.source, notes: baseline.notes, artifacts: [...base.facts, ...head.facts] },
      projectFolder: '',
      statePath: 'state',
      notEvaluated: [...base.notEvaluated, ...head.notEvaluated],
    },
    openCheckout(join(folder, 'project')),
  );
}

interface Base {
  readonly baseline: Baseline;
  readonly base: ReadSet;
}

// The store is a folder, and the history is what GitHub would say of this pull request.
async function openBase(folder: string, { branch, mergeBase, headSha }: PullRequest): Promise<Result<Base>> {
  const store = openStore(join(folder, 'store'));
  if (!store.ok) return store;
  const history = { mergeBase: async () => ok(mergeBase), ancestors: async () => ok([mergeBase]) };
  const clock = { now: () => new Date() };
  const question = { choice: { kind: 'merge-base', base: mergeBase, head: headSha }, branch, wanted: ARTIFACTS } as const;
  const baseline = await resolveBaseline({ store: store.value, history, open: openLocation, clock }, question);
  if (!baseline.ok) return baseline;
  const base = readArtifactSet(baseline.value.files, 'base', store.value.uri);
  return base.ok ? ok({ baseline: baseline.value, base: base.value }) : base;
}

async function openHead(folder: string): Promise<Result<ReadSet>> {
  const location = await openLocation(join(folder, 'target'));
  const content = location.ok ? await readLocation(location.value) : location;
  if (!content.ok) return content;
  return readArtifactSet(content.value.kind === 'artifacts' ? content.value.files : [], 'head', folder);
}

function readPullRequest(folder: string): PullRequest {
  const facts: Omit<PullRequest, 'headSha' | 'mergeBase'> & { readonly headSha: string; readonly mergeBase: string } = JSON.parse(
    readFileSync(join(folder, FACTS), 'utf8'),
  );
  const [headSha, mergeBase] = [parseSha(facts.headSha), parseSha(facts.mergeBase)];
  if (headSha === undefined || mergeBase === undefined) throw new Error('The demo names no commits');
  return { ...facts, headSha, mergeBase };
}

const FACTS = 'pull-request.json';

/** The bundle and the sources lie at different depths below the folder that holds fixtures/. */
function findDemo(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const found = join(folder, 'fixtures/demo');
    if (existsSync(join(found, FACTS))) return found;
  }
  throw new Error('fixtures/demo is not beside dist/');
}
