import type { Project } from '#artifacts';
import { type MacroId, byText } from '#kernel';

/** Macros of both sides whose text differs, and those of one side alone; descriptions and arguments do not count. Sorted. */
export function changedMacros(base: Project, head: Project, textOf = (sql: string): string => sql): readonly MacroId[] {
  const kept = [...head.macros.values()].filter(({ id, sql }) => {
    const before = base.macros.get(id);
    return before === undefined || (before.sql !== sql && textOf(before.sql) !== textOf(sql));
  });
  const gone = [...base.macros.keys()].filter((id) => !head.macros.has(id));
  return [...kept.map(({ id }) => id), ...gone].sort(byText);
}
