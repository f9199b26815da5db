/**
 * Text that the runner prints and does not obey. It takes a line for a command when the line begins with `::`, blanks
 * aside, and when `##[` stands anywhere in it; names in a manifest may hold both. Every line end that .NET knows counts.
 */
export function guard(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## ['))
    .join('\n');
}
