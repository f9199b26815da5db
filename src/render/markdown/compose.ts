import type { Section } from './section.ts';

export interface Budget {
  readonly max: number;
  /** The length of a text in the unit of `max`. */
  readonly measure: (text: string) => number;
  /** A paragraph that names the sections which found no room. */
  readonly sayLeftOut: (names: readonly string[]) => string;
}

/** Each section that has something to say, with its text as it stands; null when it is left out. */
type Draft = Map<Section, string | null>;

/**
 * The sections in their order, within the budget. What does not fit is cut from the least important section first:
 * to fewer items, which the section counts itself, and then whole, which the paragraph of `sayLeftOut` names.
 */
export function compose(sections: readonly Section[], budget: Budget): string {
  const texts = sections.map((section) => [section, section.render(section.shown)] as const);
  const draft: Draft = new Map(texts.filter(([, text]) => text !== ''));
  const fits = () => budget.measure(join(draft, budget)) <= budget.max;
  for (const section of [...draft.keys()].sort((a, b) => b.priority - a.priority)) {
    if (fits()) break;
    shrink(section, draft, fits);
    if (!fits() && section.priority > 0) draft.set(section, null);
  }
  return join(draft, budget);
}

function join(draft: Draft, { sayLeftOut }: Budget): string {
  const leftOut = [...draft].flatMap(([{ name }, text]) => (text === null ? [name] : []));
  const texts = [...draft.values()].filter((text) => text !== null);
  return [...texts.slice(0, -1), ...(leftOut.length === 0 ? [] : [sayLeftOut(leftOut)]), ...texts.slice(-1)].join('\n\n');
}

/** Gives the section the most items with which everything fits, found by halving; none when it never does. */
function shrink(section: Section, draft: Draft, fits: () => boolean): void {
  let [low, high] = [0, section.shown];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    draft.set(section, section.render(middle));
    if (fits()) low = middle;
    else high = middle - 1;
  }
  draft.set(section, section.render(low));
}
