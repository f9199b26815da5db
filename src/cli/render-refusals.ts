import { formatPlace, type NonEmpty, type Refusal } from '#kernel';

/** Why a command could not answer, for stderr: place, what, why and the next step of each refusal. */
export function renderRefusals(refusals: NonEmpty<Refusal>): string {
  return refusals.map(renderRefusal).join('');
}

function renderRefusal({ what, where, why, next }: Refusal): string {
  const place = where === undefined ? '' : `${formatPlace(where)}: `;
  const cause = why === undefined ? '' : ` (${why})`;
  return `sluice: ${printable(`${place}${what}${cause}.`)}\n        ${printable(next)}\n`;
}

/** Names come from the user's files: control characters in them must not steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
