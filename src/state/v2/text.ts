/** Texts as dbt v2 compares them. */

/** Every run of white space as one space, none around. */
export function collapse(text: string): string {
  return text.replaceAll(/\p{White_Space}+/gu, ' ').trim();
}

/** Typographic quotes as the plain ones: editors put them in. */
export function plainQuotes(text: string): string {
  return text.replaceAll(/[\u201c\u201d]/g, '"').replaceAll(/[\u2018\u2019]/g, "'");
}
