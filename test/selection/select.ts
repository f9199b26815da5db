import { type SelectionInput, type SelectionRequest, selectResources } from '#selection';
import { compareProjects } from '#state';
import type { Project } from '#artifacts';
import { valueOf } from '../support/result.ts';

/** What a test asks for: texts for `--select` and `--exclude`, and what differs from a plain `dbt ls`. */
export type Asked = Partial<Omit<SelectionRequest, 'select' | 'exclude'>> &
  Partial<Omit<SelectionInput, 'head' | 'diff' | 'request'>> & {
    readonly select?: string | readonly string[];
    readonly exclude?: string | readonly string[];
    readonly base?: Project;
  };

/** A selection in `head`, compared with `base` when there is one. */
export function select(head: Project, asked: Asked = {}) {
  const { base, engine, selectors, baseResults, baseFreshness, headFreshness, ...flags } = asked;
  const diff = base === undefined ? null : valueOf(compareProjects(base, head, { engine: engine ?? 'auto', compareMoreUnrendered: 'auto' }));
  const request: SelectionRequest = {
    indirectSelection: 'eager',
    resourceTypes: [],
    excludeResourceTypes: [],
    command: 'ls',
    ...flags,
    select: listOf(asked.select),
    exclude: listOf(asked.exclude),
  };
  return selectResources({ head, diff, request, engine, selectors, baseResults, baseFreshness, headFreshness });
}

function listOf(texts: string | readonly string[] | undefined): readonly string[] {
  if (texts === undefined) return [];
  return typeof texts === 'string' ? [texts] : texts;
}

/** Names of what is selected, sorted and joined by spaces; versions and sources in dbt's spelling. */
export function names(head: Project, asked: Asked = {}): string {
  return valueOf(select(head, asked))
    .entries.map(({ id }) => nameOf(head, id))
    .sort()
    .join(' ');
}

function nameOf(head: Project, id: string): string {
  const resource = [...head.resources.values()].find((one) => one.id === id);
  if (resource?.resourceType === 'source') return `${resource.sourceName}.${resource.name}`;
  if (resource?.resourceType === 'model' && resource.version !== null) return `${resource.name}.v${resource.version}`;
  return resource?.name ?? id;
}

/** What the user is told when nothing can be selected: one line for each refusal. */
export function refused(head: Project, asked: Asked): readonly string[] {
  const result = select(head, asked);
  return result.ok ? [] : result.refusals.map(({ what, next }) => `${what}. ${next}`);
}

export function warned(head: Project, asked: Asked): readonly string[] {
  return valueOf(select(head, asked)).warnings;
}
