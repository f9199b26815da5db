import type { Macro, Project } from '#artifacts';
import type { DropRule } from '../types.ts';

/**
 * The macros of dbt and of its adapters come with the installation, not with the project: they differ because something
 * was upgraded. What they do may have changed with it.
 */
export const builtinMacros: DropRule = {
  id: 'smart/builtin-macros',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'macros of dbt and its adapter that another installation brought; what they do may have changed with it',
  confidence: 'as-dbt',
  skews: ['engine', 'dbt-version'],
  needsSkew: false,
  macro: ({ before, after }, { base, head }) => isBuiltin(before, base) && isBuiltin(after, head),
};

function isBuiltin(macro: Macro | undefined, { metadata }: Project): boolean {
  if (macro === undefined) return true;
  return macro.packageName !== metadata.projectName && packagesOf(metadata.adapterType).includes(macro.packageName);
}

/** Adapters that another one is built on, whose macros come along. */
const BUILT_ON: Readonly<Record<string, readonly string[]>> = {
  databricks: ['spark'],
  fabric: ['sqlserver'],
  materialize: ['postgres'],
  redshift: ['postgres'],
  sqlserver: ['fabric'],
  synapse: ['fabric', 'sqlserver'],
};

function packagesOf(adapterType: string | null): readonly string[] {
  const adapters = adapterType === null ? [] : [adapterType, ...(BUILT_ON[adapterType] ?? [])];
  return ['dbt', ...adapters.map((adapter) => `dbt_${adapter}`)];
}
