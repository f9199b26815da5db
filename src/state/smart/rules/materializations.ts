import type { Macro, Project, ResourceType } from '#artifacts';
import { type MacroId, by } from '#kernel';
import type { AddRule } from '../types.ts';

/** To dbt no resource depends on its materialization. */
export const materializations: AddRule = {
  id: 'smart/materializations',
  direction: 'add',
  engines: ['v1', 'v2'],
  summary: 'resources whose materialization is, or runs, a changed macro',
  confidence: 'likely',
  finder({ head, realMacros, leads }) {
    if (realMacros.length === 0) return () => [];
    return ({ after }) => {
      if (!MATERIALIZED.includes(after.resourceType)) return [];
      const id = materializationOf(after.config['materialized'], head);
      const because = id === undefined ? undefined : leads.becauseOf(id);
      return because === undefined ? [] : [because];
    };
  },
};

/** Analyses and hooks have a materialization in their configuration too, and are never built. */
const MATERIALIZED: readonly ResourceType[] = ['model', 'seed', 'snapshot', 'test', 'function'];

/** The adapter's goes before the default one, and the root project's before those of packages and of dbt. */
function materializationOf(name: unknown, { macros, metadata }: Project): MacroId | undefined {
  const own = `materialization_${name}_${metadata.adapterType}`;
  const byDefault = `materialization_${name}_default`;
  const found = [...macros.values()].filter((macro) => macro.name === own || macro.name === byDefault);
  const rank = ({ name: called, packageName }: Macro): string =>
    `${called === own ? 0 : 1}${packageName === metadata.projectName ? 0 : packageName.startsWith('dbt') ? 2 : 1}`;
  return found.sort(by(rank))[0]?.id;
}
