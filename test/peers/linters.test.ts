import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { actionlint, goProgram } from '../../scripts/judges/go.ts';
import { judgesDirectory } from '../../scripts/judges/python.ts';
import { ROOT } from '../support/source-tree.ts';

const zizmor = join(judgesDirectory, 'zizmor/bin/zizmor');
const scratch = mkdtempSync(join(tmpdir(), 'sluice-linters-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A workflow in which a pull request's title reaches a shell, on an action that is not pinned. */
const BAD = `on: pull_request_target
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: echo \${{ github.event.pull_request.title }} \${{ steps.none.outputs.x }}
`;

/** What a linter says about a file or folder, as JSON. */
function findings(command: string, args: readonly string[]): readonly unknown[] {
  const { stdout, error } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8' });
  if (error) throw error;
  const found: readonly unknown[] = JSON.parse(stdout);
  return found;
}

function badWorkflow(): string {
  const file = join(scratch, 'bad.yml');
  writeFileSync(file, BAD);
  return file;
}

function readmeWorkflow(): string {
  const [, workflow] = /```yaml\n(# \.github\/workflows\/sluice\.yml\n[\s\S]*?)```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? [];
  if (workflow === undefined) throw new Error('The README has no workflow');
  return workflow;
}

describe.skipIf(!existsSync(goProgram(actionlint)))('actionlint', () => {
  const lint = (...files: readonly string[]) => findings(goProgram(actionlint), ['-format', '{{json .}}', ...files]);

  it('finds nothing in our workflows', () => {
    expect(lint()).toEqual([]);
  });

  it('finds nothing in the workflow of the README', () => {
    const file = join(scratch, 'readme.yml');
    writeFileSync(file, readmeWorkflow());
    expect(lint(file)).toEqual([]);
  });

  it('would have found something', () => {
    expect(lint(badWorkflow()).length).toBeGreaterThan(0);
  });
});

describe.skipIf(!existsSync(zizmor))('zizmor', () => {
  // Its exit code tells findings from success in one output format only; the list tells it in all.
  const lint = (place: string) => findings(zizmor, ['--offline', '--no-progress', '--quiet', '--pedantic', '--format', 'json', place]);

  it('finds nothing in our workflows and in the action', () => {
    expect(lint('.')).toEqual([]);
  });

  it('would have found something', () => {
    expect(lint(badWorkflow()).length).toBeGreaterThan(0);
  });
});
