import { type Project, nameNode } from '#artifacts';
import { by } from '#kernel';
import { renderSelector, type SelectedResource, type Selection } from '#selection';
import type { Because, StateDiff } from '#state';
import { type Drift, makeDrift, originOf, traceEntries } from './make-drift.ts';
import { type SmartPlan, makeSmart } from './make-smart.ts';
import { planCommands, type StateSource } from './plan-commands.ts';
import type { PlanEntry, ReportPlan } from './types.ts';

export interface PlanParts {
  readonly base: Project | null;
  readonly head: Project;
  readonly diff: StateDiff | null;
  readonly selection: Selection | null;
  /** The same as smart mode sees it, and which of the two is the plan. */
  readonly smart?: SmartPlan | null;
  readonly mode?: 'exact' | 'smart';
  readonly drift?: Drift | null;
  readonly projectFolder: string;
  readonly statePath: string;
  /** Where `sluice store pull` gets that directory from; absent where it stands already. */
  readonly stateFrom?: StateSource | null;
}

/** What is selected in a mode, each with its reasons, and how to ask dbt for the same. */
export function makePlan({ base, head, smart = null, mode = 'exact', drift = null, projectFolder, ...parts }: PlanParts): ReportPlan {
  const { diff, selection } = mode === 'smart' && smart !== null ? smart : parts;
  const origins = traceEntries(drift, head);
  const entries = [...(selection?.entries ?? [])].sort(by(({ id }) => id));
  const { line, beyond } = selection === null ? NOTHING : renderSelector({ selection, head, engine: diff?.engine });
  const states = [...(diff?.states.values() ?? [])];
  return {
    engine: diff?.engine ?? head.metadata.engine,
    mode,
    compareMoreUnrendered: diff?.compareMoreUnrendered ?? false,
    select: selection?.request.select ?? [],
    exclude: selection?.request.exclude ?? [],
    entries: entries.map((entry) => ({ ...makeEntry(entry, head, projectFolder), ...originOf(entry.id, origins) })),
    counts: countTypes(entries),
    modifiedCount: states.filter(({ isNew, isModified }) => isNew || isModified).length,
    removed: (diff?.removed ?? []).map(({ id, disabled }) => ({ unique_id: id, disabled, ...originOf(id, origins) })).sort(by(({ unique_id }) => unique_id)),
    ...makeDrift(drift),
    ...(smart === null || parts.diff === null || parts.selection === null ? {} : { smart: makeSmart({ diff: parts.diff, selection: parts.selection }, smart) }),
    changedMacros: (diff?.changedMacros ?? []).map((id) => ({
      unique_id: id,
      before: base?.macros.get(id)?.sql ?? null,
      after: head.macros.get(id)?.sql ?? null,
    })),
    selector: line,
    ...(beyond.length === 0 ? {} : { beyond }),
    commands: selection === null ? [] : planCommands(selection, line, { ...parts, mode }),
    warnings: selection?.warnings ?? [],
    raises: (selection?.raises ?? []).map(({ message }) => message),
  };
}

const NOTHING = { line: '', beyond: [] } as const;

function makeEntry({ id, resourceType, why, because, via }: SelectedResource, head: Project, projectFolder: string): PlanEntry {
  const node = head.resources.get(id);
  // A package's files lie outside the repository, as far as a manifest tells.
  const isOwn = node !== undefined && (head.metadata.projectName === null || node.packageName === head.metadata.projectName);
  return {
    unique_id: id,
    resource_type: resourceType,
    name: node === undefined ? id : nameNode(node),
    why,
    because: because.map(makeBecause),
    via,
    path: isOwn && node.path !== '' ? inFolder(projectFolder, node.path) : null,
  };
}

function makeBecause({ check, field, before, after, via }: Because): PlanEntry['because'][number] {
  // One changed macro can reach thousands of nodes; its text is in the report once.
  const values = check === 'macros' ? { before: null, after: null } : { before, after };
  return { check, field, ...values, ...(via === undefined ? {} : { via }) };
}

function inFolder(folder: string, path: string): string {
  const clean = folder.replace(/^\.?\/*|\/+$/g, '');
  return clean === '' ? path : `${clean}/${path}`;
}

// Sorted, so that the object's keys come in the same order in every report.
function countTypes(entries: readonly SelectedResource[]): Readonly<Record<string, number>> {
  const types = [...new Set(entries.map(({ resourceType }) => resourceType))].sort();
  return Object.fromEntries(types.map((type) => [type, entries.filter(({ resourceType }) => resourceType === type).length]));
}
