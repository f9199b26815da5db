import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installChromium } from './chromium.ts';
import { act, actionlint, type GoTool, installGoTool, versitygw } from './go.ts';
import { installPostgres } from './postgres.ts';
import { installDbt, installPython, judgesDirectory } from './python.ts';
import { minors, pins } from './versions.ts';

/** A real component that tests compare us with. */
export interface Judge {
  readonly name: string;
  /** Makes it ready on first use and tells its version; throws with the reason when it cannot be had. */
  readonly install: () => Promise<string>;
}

const moto = '5.2.5';
const zizmor = '1.32.0';

/** Everything that `npm run test:peers` asks, the quickest to install first; Go's take minutes. */
export const judges: readonly Judge[] = [
  ...minors.map((minor) => ({
    name: `dbt-core ${minor}`,
    install: async () => {
      installDbt(minor);
      return `${pins[minor].core} with dbt-duckdb ${pins[minor].adapter}`;
    },
  })),
  python('moto', moto, [`moto[s3,server]==${moto}`]),
  python('zizmor', zizmor, [`zizmor==${zizmor}`]),
  { name: 'PostgreSQL', install: async () => installPostgres() },
  { name: 'Chromium', install: async () => say(installChromium(), ['--version']) },
];

/** These are built from source, in the background of the others. */
export const goJudges: readonly Judge[] = [versitygw, actionlint, act].map(goJudge);

function python(name: string, version: string, requirements: readonly string[]): Judge {
  return {
    name,
    install: async () => {
      // An environment that was made for the tests of another judge is as good as ours.
      if (!existsSync(join(judgesDirectory, name, 'bin/python')) || versionOf(name) !== version) installPython(name, requirements);
      return version;
    },
  };
}

function versionOf(name: string): string {
  return say(join(judgesDirectory, name, 'bin/python'), ['-c', `from importlib.metadata import version; print(version('${name}'))`]);
}

function goJudge(tool: GoTool): Judge {
  return {
    name: tool.name,
    install: async () => {
      await installGoTool(tool);
      return tool.version;
    },
  };
}

const say = (command: string, args: readonly string[]): string => spawnSync(command, args, { encoding: 'utf8' }).stdout?.trim() ?? '';
