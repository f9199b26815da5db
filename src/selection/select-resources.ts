import { by, type NodeId, ok, pair, refuse, type Result } from '#kernel';
import { type ChosenSpec, chooseSpec } from './choose-spec.ts';
import { criteriaReached } from './selectors-matching.ts';
import { type Because, type Reaction, type ResourceState, reactionsUnder } from '#state';
import { type Reason, stepsOf } from './reason.ts';
import type { Scene } from './scene.ts';
import type { SelectedResource, Selection, SelectionInput, SelectionRequest } from './types.ts';
import { checkCriteria } from './check-criteria.ts';
import { dialectOf } from './dialect.ts';
import { evaluate } from './evaluate.ts';
import { readSelectors } from './read-selectors.ts';
import { setScene } from './set-scene.ts';
import type { Spec } from './spec.ts';
import { stateValue } from './methods/index.ts';

/** What the dbt version that wrote the head would select, each resource with its reason and the way to it. */
export function selectResources(input: SelectionInput): Result<Selection> {
  const dialect = dialectOf(input.head.metadata, input.engine ?? input.diff?.engine);
  const selectors = readSelectors(input.selectors ?? input.head.selectors, input.request.indirectSelection, dialect);
  const both = pair(chooseSpec(input.request, selectors, dialect), setScene(input, selectors, dialect));
  if (!both.ok) return both;
  const [chosen, scene] = both.value;
  const [mistake, ...more] = checkCriteria(chosen.spec, scene);
  return mistake === undefined
    ? ok(selectIn(scene, { ...chosen, warnings: [...chosen.warnings, ...unknownDefault(input, chosen)] }, input.request))
    : refuse(mistake, ...more);
}

/** v2 leaves the mark of the default selector out of its manifest. */
function unknownDefault({ selectors, head, request }: SelectionInput, { selector }: ChosenSpec): readonly string[] {
  const isOpen = selector === null && request.select.length + request.exclude.length === 0;
  if (!isOpen || selectors !== undefined || head.metadata.engine === 'v1' || head.selectors.size === 0) return [];
  return ['A manifest of dbt 2 does not tell which of its selectors is the default: give --selector if one is'];
}

function selectIn(scene: Scene, { spec, selector, warnings }: ChosenSpec, request: SelectionRequest): Selection {
  const evaluation = evaluate(spec, scene);
  const entries = [...evaluation.picked.direct].flatMap(([id, reason]) => entryFor(id, reason, scene)).sort(by(({ id }) => id));
  const reactions = reactionsTo(spec, scene);
  const said = [...warnings, ...evaluation.warnings, ...reactions.filter(({ level }) => level === 'warning').map(({ message }) => message)];
  return {
    request,
    selector,
    entries,
    warnings: [...new Set(entries.length === 0 ? [...said, 'Nothing is selected'] : said)],
    raises: reactions.filter(({ level }) => level === 'error'),
  };
}

function entryFor(id: NodeId, { why, trail }: Reason, { resources, isKept, diff }: Scene): readonly SelectedResource[] {
  const resource = resources.get(id);
  if (resource === undefined || !isKept(resource)) return [];
  const isChange = why === 'modified' || why === 'new';
  return [{ id, resourceType: resource.resourceType, why, because: isChange ? reasonsOf(diff?.states.get(id)) : [], via: stepsOf(trail) }];
}

/** What only `state:modified.<part>` asks for is the reason where nothing else differs. */
function reasonsOf(state: ResourceState | undefined): readonly Because[] {
  if (state === undefined) return [];
  return state.because.length > 0 ? state.because : state.aside;
}

/** What the comparison says under the states that are asked for, those in `--exclude` included. */
function reactionsTo(spec: Spec, scene: Scene): readonly Reaction[] {
  const { diff } = scene;
  if (diff === null) return [];
  const values = new Set(criteriaReached(spec, scene).flatMap((criterion) => stateValue(criterion, diff) ?? []));
  return [...new Set([...values].flatMap((value) => reactionsUnder(diff, value)))];
}
