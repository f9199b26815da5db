import { formatPlace, type NonEmpty, type Refusal } from '#kernel';
import type { Annotation } from '#render';
import type { Runner } from './runner.ts';

/** Shows why we cannot judge, each reason as an error of the step. Returns the exit code of interface.md section 2. */
export function tellRefusals(runner: Runner, refusals: NonEmpty<Refusal>): 2 | 3 {
  runner.annotate(refusals.map(annotateRefusal));
  // Usage has to be corrected first, whatever else went wrong.
  return refusals.some(({ kind }) => kind === 'usage') ? 2 : 3;
}

function annotateRefusal({ what, why, where, next }: Refusal): Annotation {
  // An annotation stands beside a file of the checkout; a store has none.
  const place = where === undefined || where.file.includes('://') ? undefined : where;
  return {
    level: 'error',
    file: place?.file ?? null,
    line: place?.line ?? null,
    title: 'Sluice cannot judge this change',
    message: `${where === undefined ? '' : `${formatPlace(where)}: `}${capital(what)}${why === undefined ? '' : ` (${why})`}. ${next}`,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
