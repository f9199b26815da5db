import { formatPlace, type NonEmpty, type Refusal } from '#kernel';
import { terminalText } from '#render';

/** Why a command could not answer, for stderr: place, what, why and the next step of each refusal. */
export function renderRefusals(refusals: NonEmpty<Refusal>): string {
  return refusals.map(renderRefusal).join('');
}

function renderRefusal({ what, where, why, next }: Refusal): string {
  const place = where === undefined ? '' : `${formatPlace(where)}: `;
  const cause = why === undefined ? '' : ` (${why})`;
  return `sluice: ${terminalText(`${place}${what}${cause}.`)}\n        ${terminalText(next)}\n`;
}
