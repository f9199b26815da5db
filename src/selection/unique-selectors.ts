import type { Engine, Project, Resource } from '#artifacts';
import { type Dialect, dialectOf } from './dialect.ts';
import { evaluate } from './evaluate.ts';
import type { NodeId } from '#kernel';
import { parseUnion } from './parse-arguments.ts';
import type { Scene } from './scene.ts';
import type { Selection } from './types.ts';
import { selectorCandidates } from './selector-candidates.ts';
import { setScene } from './set-scene.ts';

/** What is to be said again in dbt's own language. */
export interface RenderedSelection {
  readonly selection: Selection;
  readonly head: Project;
  /** Whose dialect; absent: that of the head. */
  readonly engine?: Engine | undefined;
}

export interface UniqueSelectors {
  readonly dialect: Dialect;
  /** One criterion or intersection for each resource, without repetition, in the order of ids. */
  readonly tokens: readonly string[];
  /** Resources that dbt cannot tell from selected ones, and would take along. */
  readonly beyond: readonly NodeId[];
}

/**
 * Finds for each selected resource the shortest text that dbt resolves to selected resources alone, by asking the
 * selection itself. To be used with `--indirect-selection empty`, so that no test comes along unasked.
 */
export function uniqueSelectors({ selection, head, engine }: RenderedSelection): UniqueSelectors {
  const dialect = dialectOf(head.metadata, engine);
  const scene = sceneOf(head, dialect);
  const wanted: ReadonlySet<NodeId> = new Set(selection.entries.map(({ id }) => id));
  const [tokens, said, beyond] = [new Set<string>(), new Set<NodeId>(), new Set<NodeId>()];
  for (const id of wanted) {
    const resource = scene.resources.get(id);
    if (resource === undefined || said.has(id)) continue;
    const best = bestToken(resource, wanted, scene);
    tokens.add(best.token);
    for (const found of best.found) (wanted.has(found) ? said : beyond).add(found);
  }
  return { dialect, tokens: [...tokens], beyond: [...beyond].sort() };
}

function sceneOf(head: Project, dialect: Dialect): Scene {
  const request = { select: [], exclude: [], indirectSelection: 'empty', resourceTypes: [], excludeResourceTypes: [], command: 'ls' } as const;
  const scene = setScene({ head, diff: null, request }, new Map(), dialect);
  if (!scene.ok) throw new Error(`Something was selected from a broken graph: ${scene.refusals[0].what}`);
  return scene.value;
}

interface Answer {
  readonly token: string;
  readonly found: readonly NodeId[];
  readonly surplus: number;
}

function bestToken(resource: Resource, wanted: ReadonlySet<NodeId>, scene: Scene): Answer {
  let best: Answer | undefined;
  for (const token of selectorCandidates(resource, scene)) {
    const found = answer(token, scene);
    if (!found.includes(resource.id)) continue;
    const surplus = found.filter((id) => !wanted.has(id)).length;
    if (best === undefined || surplus < best.surplus) best = { token, found, surplus };
    if (surplus === 0) break;
  }
  if (best === undefined) throw new Error(`No selector finds ${resource.id}`);
  return best;
}

/** No command selects operations on demand, so that they never come along. */
function answer(token: string, scene: Scene): readonly NodeId[] {
  const parsed = parseUnion([token], { flag: '--select', mode: 'empty', dialect: scene.dialect });
  if (!parsed.ok) return [];
  return [...evaluate(parsed.value, scene).picked.direct.keys()].filter((id) => scene.resources.get(id)?.resourceType !== 'operation');
}
