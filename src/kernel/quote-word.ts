/** A word that a POSIX shell takes as it is; everything else in single quotes, where nothing is expanded. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
