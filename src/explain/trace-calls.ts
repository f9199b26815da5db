import type { Project } from '#artifacts';
import { type MacroId, reach } from '#kernel';
import type { MacroStep } from './types.ts';

/** Macros with their files, as the head has them or else the base. */
export function traceCalls(chain: readonly MacroId[], { base, head }: { readonly base: Project; readonly head: Project }): readonly MacroStep[] {
  return chain.map((id) => {
    const path = (head.macros.get(id) ?? base.macros.get(id))?.path ?? '';
    return { unique_id: id, path: path === '' ? null : path };
  });
}

export type Calls = ReadonlyMap<MacroId, readonly MacroId[]>;

/** What each macro calls, as the manifest lists it. */
export function callsIn({ macros }: Project): Calls {
  return new Map([...macros.values()].map((macro) => [macro.id, macro.macros]));
}

/** Every macro that the given ones reach by calls, themselves included, each with the one that calls it. */
export function reachableMacros(from: readonly MacroId[], calls: Calls): ReadonlyMap<MacroId, MacroId | null> {
  return new Map<MacroId, MacroId | null>([...from.map((id) => [id, null] as const), ...reach(calls, from)]);
}
