import { type RenderedSelection, uniqueSelectors } from './unique-selectors.ts';
import type { NodeId } from '#kernel';

/** A selection in one line. */
export interface SelectorLine {
  /** For `dbt build --indirect-selection empty --select`; empty when nothing is selected. Not quoted for a shell. */
  readonly line: string;
  /** Resources that dbt cannot tell from selected ones, and would take along; mostly none. */
  readonly beyond: readonly NodeId[];
}

/** One line that makes dbt select exactly these resources, whatever its state directory holds. */
export function renderSelector(rendered: RenderedSelection): SelectorLine {
  const { tokens, beyond } = uniqueSelectors(rendered);
  return { line: tokens.join(' '), beyond };
}
