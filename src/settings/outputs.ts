/** One output of the action: the source of `action.yml` and of the README's table. All are always set. */
export interface OutputSpec {
  readonly name: string;
  readonly description: string;
}

const output = <Name extends string>(name: Name, description: string) => ({ name, description });

export const OUTPUTS = [
  output('gate', 'pass, warn or fail.'),
  output('selector', 'One line for dbt build --indirect-selection empty --select; empty when nothing is selected or it is longer than 100,000 characters.'),
  output(
    'selector-file',
    "The project's selectors.yml with the same as the selector `sluice`, whatever its length: copy it there for dbt build --selector sluice.",
  ),
  output('has-changes', 'true when at least one resource is selected.'),
  output('modified-count', 'Resources that are new or modified themselves.'),
  output('selected-count', 'Resources that the selection holds.'),
  output('state-path', "A folder with the base's manifest, ready for dbt --state; empty without a base."),
  output('breaking-changes', 'The breaking changes as a JSON list.'),
  output('has-breaking-changes', 'true when that list is not empty.'),
  output('coverage', 'Share of the changed models and columns that have a test, between 0 and 1; empty when nothing was measured.'),
  output('cost-delta', 'US dollars a month; empty, since this version does not evaluate cost.'),
  output('report-path', 'The report as JSON.'),
  output('comment-url', 'The comment, when there is one.'),
  output('artifact-uri', 'Where the artifacts were stored; empty when they were not.'),
  output('base-sha', 'The commit that the change was compared with.'),
  output('base-source', 'How it was found: merge-base, ancestor, branch, plain, given, cache or none.'),
] as const satisfies readonly OutputSpec[];

export type OutputName = (typeof OUTPUTS)[number]['name'];
