import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { installDbt } from '../../scripts/judges/python.ts';
import type { Minor } from '../../scripts/judges/versions.ts';
import { projectsDirectory, readPullRequest, readWritten, type Tree, writeProject } from '../../scripts/oracle/tree.ts';
import { type CliRun, runCli } from '../support/run-cli.ts';

interface Ran {
  readonly status: number | null;
  readonly log: string;
}

interface Manifest {
  readonly nodes: Readonly<Record<string, { readonly config: { readonly materialized?: string } }>>;
}

/**
 * A shop whose production real dbt has built into a DuckDB file, and a checkout of its pull request that holds a copy
 * of that file, parsed and not built. The schemas of the pull request do not exist yet.
 */
export class Warehouse {
  readonly minor: Minor;
  readonly head: string;
  readonly #work: string;
  readonly #python: string;

  constructor(minor: Minor, change: (tree: Tree) => Tree = (tree) => tree) {
    this.minor = minor;
    this.#python = installDbt(minor);
    this.#work = realpathSync(mkdtempSync(join(tmpdir(), 'sluice-build-')));
    const production = join(this.#work, 'production');
    this.head = join(this.#work, 'head');
    writeProject(readWritten('shop', minor), production);
    for (const words of ['run-operation load_raw', 'build']) this.#must(production, 'prod', `dbt ${words}`);
    mkdirSync(join(this.#work, 'state'));
    copyFileSync(join(production, 'target/manifest.json'), join(this.#work, 'state/manifest.json'));
    copyFileSync(join(production, 'warehouse.duckdb'), join(this.#work, 'warehouse.duckdb'));
    writeProject(change(readPullRequest('shop', minor)), this.head);
    this.#must(this.head, 'ci', 'dbt parse');
    // What `dbt parse` of the pull request left is the head; later commands overwrite target/.
    cpSync(join(this.head, 'target'), join(this.#work, 'parsed'), { recursive: true });
  }

  get folder(): string {
    return this.#work;
  }

  /** `sluice plan` in the checkout, as its user types it. */
  plan(...words: readonly string[]): Promise<CliRun> {
    return runCli(['plan', '--base', '../state', '--head', '../parsed', ...words], { cwd: this.head });
  }

  /** Runs a command line in the checkout by a shell, on production as it was built; gives what dbt says it ran. */
  build(line: string): Ran & { readonly results: readonly (readonly [id: string, status: string])[] } {
    copyFileSync(join(this.#work, 'warehouse.duckdb'), join(this.head, 'warehouse.duckdb'));
    writeFileSync(join(this.head, 'target/run_results.json'), '{"results": []}');
    const ran = this.#run(this.head, 'ci', line);
    const { results }: { readonly results: readonly { readonly unique_id: string; readonly status: string }[] } = JSON.parse(
      readFileSync(join(this.head, 'target/run_results.json'), 'utf8'),
    );
    return { ...ran, results: results.map(({ unique_id, status }) => [unique_id, status] as const).sort() };
  }

  /** `schema.name` of every relation in the schemas of the pull request, after the last build. */
  relations(): readonly string[] {
    const query = `select table_schema || '.' || table_name from information_schema.tables where table_schema like 'pr_7%' order by 1`;
    const program = `import duckdb, json\nprint(json.dumps([row[0] for row in duckdb.connect('warehouse.duckdb', read_only=True).execute("""${query}""").fetchall()]))`;
    const { stdout, stderr } = spawnSync(this.#python, ['-c', program], { cwd: this.head, encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    const names: readonly string[] = JSON.parse(stdout);
    return names;
  }

  /** Those of the ids that dbt has results of: an ephemeral model becomes part of what reads it. */
  executed(ids: readonly string[]): readonly string[] {
    const { nodes }: Manifest = JSON.parse(readFileSync(join(this.#work, 'parsed/manifest.json'), 'utf8'));
    return ids.filter((id) => nodes[id]?.config.materialized !== 'ephemeral').sort();
  }

  #must(cwd: string, target: string, line: string): void {
    const { status, log } = this.#run(cwd, target, line);
    if (status !== 0) throw new Error(`${line}:\n${log}`);
  }

  #run(cwd: string, target: string, line: string): Ran {
    const profiles = join(this.#work, `profiles-${target}`);
    mkdirSync(profiles, { recursive: true });
    writeFileSync(join(profiles, 'profiles.yml'), readFileSync(join(projectsDirectory, 'profiles.yml'), 'utf8').replace('target: prod', `target: ${target}`));
    const env = {
      ...process.env,
      PATH: [dirname(this.#python), process.env['PATH'] ?? ''].join(delimiter),
      DBT_PROFILES_DIR: profiles,
      DBT_SEND_ANONYMOUS_USAGE_STATS: '0',
      NO_COLOR: '1',
    };
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd, env, encoding: 'utf8' });
    return { status, log: `${stdout}${stderr}` };
  }
}
