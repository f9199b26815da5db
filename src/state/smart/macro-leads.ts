import type { Macro, Project, Resource } from '#artifacts';
import { type MacroId, byText } from '#kernel';
import type { Because } from '../types.ts';
import { callersOf } from '../v1/macro-reach.ts';
import { type UsedName, namesUsed } from './code/names-used.ts';
import { mayMean } from './may-mean.ts';

/** How code leads to a macro that really changed, through calls that dbt recorded and through names that it did not. */
export interface MacroLeads {
  /** The way from a macro, as a reason; undefined where it leads to none. */
  readonly becauseOf: (id: MacroId) => Because | undefined;
  /** Macros on the way whose names stand in a resource's code. */
  readonly namedBy: (resource: Resource) => readonly MacroId[];
}

/** One walk up from the changed macros, made when something is first asked. */
export function traceLeads(base: Project, head: Project, changed: readonly MacroId[]): MacroLeads {
  const mentions = mentionFinder(head);
  let walked: ReadonlyMap<MacroId, MacroId> | undefined;
  const ways = () =>
    (walked ??= walkUp(
      head,
      changed.filter((id) => head.macros.has(id)),
      mentions,
    ));
  return {
    becauseOf: (id) => (ways().has(id) ? reasonFor(wayFrom(id, ways()), base, head) : undefined),
    namedBy: (resource) => ('rawCode' in resource ? [...ways().keys()].filter((id) => mentions(resource.rawCode, resource.packageName, id)).sort(byText) : []),
  };
}

type Mentions = (code: string, packageName: string, id: MacroId) => boolean;

/** Whether code names a macro. Reading names costs more than a search for the text, which goes before. */
function mentionFinder(head: Project): Mentions {
  const known = new Map<string, readonly UsedName[]>();
  return (code, packageName, id) => {
    const macro = head.macros.get(id);
    if (macro === undefined || !code.includes(macro.name.split('__').at(-1) ?? '')) return false;
    const used = known.get(code) ?? namesUsed(code);
    known.set(code, used);
    return used.some((name) => mayMean(name, macro, { packageName, head }));
  };
}

/** Every macro that leads to a changed one, with the next on its shortest way; a changed one leads to itself. */
function walkUp({ macros }: Project, changed: readonly MacroId[], mentions: Mentions): ReadonlyMap<MacroId, MacroId> {
  const callers = callersOf(macros);
  const next = new Map(changed.map((id) => [id, id]));
  // A map can grow while it is walked: this goes breadth first.
  for (const id of next.keys()) {
    const naming = [...macros.values()].filter((one: Macro) => !next.has(one.id) && mentions(one.sql, one.packageName, id)).map((one) => one.id);
    for (const caller of [...(callers.get(id) ?? []), ...naming]) if (!next.has(caller)) next.set(caller, id);
  }
  return next;
}

function wayFrom(id: MacroId, next: ReadonlyMap<MacroId, MacroId>): readonly MacroId[] {
  const step = next.get(id);
  return step === undefined || step === id ? [id] : [id, ...wayFrom(step, next)];
}

function reasonFor(via: readonly MacroId[], base: Project, head: Project): Because {
  const changed = via.at(-1);
  const textIn = ({ macros }: Project): string | null => (changed === undefined ? null : (macros.get(changed)?.sql ?? null));
  return { check: 'macros', field: 'macro_sql', before: textIn(base), after: textIn(head), via };
}
