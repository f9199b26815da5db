import type { Minor } from '../judges/versions.ts';
import { edit, sideOf } from './change.ts';
import type { Side } from './change.ts';
import { generateMutations, generateProject, generatedNames } from './generated.ts';
import type { GeneratedName } from './generated.ts';
import type { Mutation } from './mutation.ts';
import { allMutations } from './mutations/index.ts';
import { readPullRequest, readWritten, writtenNames } from './tree.ts';
import type { WrittenName } from './tree.ts';

export type ProjectName = WrittenName | GeneratedName;
export const projectNames: readonly ProjectName[] = [...writtenNames, ...generatedNames];

/** dbt's flag state_modified_compare_more_unrendered_values; `default` leaves it out of the project file. */
export type Flag = 'default' | 'on' | 'off';

/** The project before anybody changed it, as `minor` reads it. */
export function readProject(project: ProjectName, minor: Minor, flag: Flag): Side {
  const side = sideOf(isGenerated(project) ? generateProject(project) : readWritten(project, minor));
  if (flag === 'default') return side;
  const line = `flags:\n  state_modified_compare_more_unrendered_values: ${flag === 'on'}\n`;
  return edit('dbt_project.yml', 'flags:\n', line)(side);
}

/** Every mutation of one project, its committed pull request among them. */
export function mutationsOf(project: ProjectName, minor: Minor): readonly Mutation[] {
  if (isGenerated(project)) return generateMutations(project, 14);
  const committed: Mutation = {
    name: 'files/pull-request',
    project,
    both: [],
    head: [(side) => ({ ...side, tree: readPullRequest(project, minor) })],
    since: '1.8',
  };
  return [committed, ...allMutations.filter((mutation) => mutation.project === project)];
}

function isGenerated(project: ProjectName): project is GeneratedName {
  return generatedNames.some((name) => name === project);
}
