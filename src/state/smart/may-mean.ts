import type { Macro, Project } from '#artifacts';
import { macroId } from '#kernel';
import type { UsedName } from './code/names-used.ts';

/**
 * Whether a name in the code of a package may stand for a macro, as dbt looks names up: with a package before it in that
 * package, without one in the root project, the package itself, and dbt with its adapter.
 */
export function mayMean(
  { name, qualifier, isDispatched }: UsedName,
  macro: Macro,
  { packageName, head }: { readonly packageName: string; readonly head: Project },
): boolean {
  if (isDispatched) return isChosen(name, macro, head);
  if (name !== macro.name) return false;
  if (qualifier !== null) return qualifier === macro.packageName;
  const { projectName, adapterType } = head.metadata;
  return [projectName, packageName, 'dbt', `dbt_${adapterType}`].includes(macro.packageName);
}

/** The adapter's implementation goes before the default one. */
function isChosen(name: string, macro: Macro, head: Project): boolean {
  const own = `${head.metadata.adapterType}__${name}`;
  if (macro.name === own) return true;
  return macro.name === `default__${name}` && !head.macros.has(macroId(`macro.${macro.packageName}.${own}`));
}
