import type { Macro, Project, Resource } from '#artifacts';
import { type MacroId, byText, reach } from '#kernel';
import type { Because, Reaction, StateValue } from '../types.ts';

/** Which resources reach a changed macro through the head's calls. */
export interface MacroReach {
  readonly becauseOf: (resource: Resource) => readonly Because[];
  /** What dbt dies of while it walks from the resource, if it does. */
  readonly reactionOf: (resource: Resource) => Reaction | undefined;
}

/**
 * dbt walks from every node down the macros it calls. One walk up from the changed macros finds the same nodes, in
 * O(macros + calls), and with it the shortest chain of calls. Without a changed macro dbt does not walk at all.
 */
export function traceMacros(base: Project, head: Project, changed: readonly MacroId[]): MacroReach {
  if (changed.length === 0) return { becauseOf: () => [], reactionOf: () => undefined };
  const callers = callersOf(head.macros);
  const walk: Walk = { macros: head.macros, changed: new Set(changed) };
  const toChanged = reach(callers, changed);
  const lost = new Set([...callers.keys()].filter((id) => isLost(id, walk)));
  const toLost = reach(callers, lost);
  return {
    becauseOf: ({ macros }) => nearest(macros.flatMap((id) => chainFrom(id, toChanged, walk))).map((via) => becauseOf(via, base, head)),
    reactionOf: (resource) => {
      const isSafe = resource.macros.every((id) => !isLost(id, walk) && !lost.has(id) && !toLost.has(id));
      return !isSafe && walkDown(resource.macros, walk, new Set()) === 'lost' ? lostMacro(resource) : undefined;
    },
  };
}

interface Walk {
  readonly macros: ReadonlyMap<MacroId, Macro>;
  readonly changed: ReadonlySet<MacroId>;
}

export function callersOf(macros: ReadonlyMap<MacroId, Macro>): ReadonlyMap<MacroId, readonly MacroId[]> {
  const callers = new Map<MacroId, MacroId[]>();
  for (const { id, macros: calls } of macros.values()) {
    for (const call of calls) {
      const known = callers.get(call);
      if (known === undefined) callers.set(call, [id]);
      else known.push(id);
    }
  }
  for (const list of callers.values()) list.sort(byText);
  return callers;
}

/** Called, yet in neither project: a macro that only the base has counts as changed before dbt looks it up. */
function isLost(id: MacroId, { macros, changed }: Walk): boolean {
  return !macros.has(id) && !changed.has(id);
}

/** The calls from a macro to the nearest changed one, both included; none when it reaches none. */
function chainFrom(id: MacroId, toChanged: ReadonlyMap<MacroId, MacroId>, { changed }: Walk): readonly (readonly MacroId[])[] {
  const chain = [id];
  let last = id;
  while (!changed.has(last)) {
    const next = toChanged.get(last);
    if (next === undefined) return [];
    chain.push(next);
    last = next;
  }
  return [chain];
}

/** The shortest chain to each changed macro. */
function nearest(chains: readonly (readonly MacroId[])[]): readonly (readonly MacroId[])[] {
  const shortest = new Map<MacroId | undefined, readonly MacroId[]>();
  for (const chain of chains) {
    const known = shortest.get(chain.at(-1));
    if (known === undefined || chain.length < known.length) shortest.set(chain.at(-1), chain);
  }
  return [...shortest.values()].sort((a, b) => byText(a.at(-1) ?? '', b.at(-1) ?? ''));
}

function becauseOf(via: readonly MacroId[], base: Project, head: Project): Because {
  const changed = via.at(-1);
  const [before, after] = [base, head].map(({ macros }) => (changed === undefined ? null : (macros.get(changed)?.sql ?? null)));
  return { check: 'macros', field: 'macro_sql', before: before ?? null, after: after ?? null, via };
}

// dbt's own walk, depth first and stopped by the first changed macro: only its order tells whether it dies before.
function walkDown(ids: readonly MacroId[], walk: Walk, visited: Set<MacroId>): 'changed' | 'lost' | undefined {
  for (const id of ids) {
    if (visited.has(id)) continue;
    visited.add(id);
    if (walk.changed.has(id)) return 'changed';
    const macro = walk.macros.get(id);
    if (macro === undefined) return 'lost';
    const stop = walkDown(macro.macros, walk, visited);
    if (stop !== undefined) return stop;
  }
  return undefined;
}

const MACRO_VALUES: readonly StateValue[] = ['modified', 'unmodified', 'modified.macros'];

function lostMacro({ id, name }: Resource): Reaction {
  const message = `${name} depends on a macro or generic test that the head does not have, on which dbt stops while it compares macros`;
  return { level: 'error', code: 'macro-missing', id, message, under: MACRO_VALUES };
}
