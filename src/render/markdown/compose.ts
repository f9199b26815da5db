import type { Section } from './section.ts';

export interface Budget {
  readonly max: number;
  /** The length of a text in the unit of `max`. */
  readonly measure: (text: string) => number;
  /** A paragraph that names the sections which found no room. */
  readonly sayLeftOut: (names: readonly string[]) => string;
}

/**
 * The sections in their order, within the budget. What does not fit is cut from the least important section first:
 * to fewer items, which the section counts itself, and then whole, which the paragraph of `sayLeftOut` names.
 */
export function compose(sections: readonly Section[], budget: Budget): string {
  const shown = new Map(sections.map((section) => [section, section.shown]));
  const write = () => join(sections, shown, budget);
  const fits = () => budget.measure(write()) <= budget.max;
  for (const section of [...sections].sort((a, b) => b.priority - a.priority)) {
    if (fits()) break;
    shown.set(section, largestFitting(section, (items) => fitsWith(shown, section, items, fits)));
    if (!fits() && section.priority > 0) shown.delete(section);
  }
  return write();
}

function join(sections: readonly Section[], shown: ReadonlyMap<Section, number>, { sayLeftOut }: Budget): string {
  const leftOut = sections.filter((section) => !shown.has(section)).map(({ name }) => name);
  const texts = sections.flatMap((section) => (shown.has(section) ? [section.render(shown.get(section) ?? 0)] : []));
  const last = texts.pop() ?? '';
  return [...texts, leftOut.length === 0 ? '' : sayLeftOut(leftOut), last].filter((text) => text !== '').join('\n\n');
}

function fitsWith(shown: Map<Section, number>, section: Section, items: number, fits: () => boolean): boolean {
  shown.set(section, items);
  return fits();
}

/** The most items for which `fits` holds, by halving; 0 when it never does. */
function largestFitting(section: Section, fits: (items: number) => boolean): number {
  let [low, high] = [0, section.shown];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
