/**
 * Text that the runner prints and does not obey. It takes a line for a command when the line begins with `::`, blanks
 * aside, and when `##[` stands anywhere in it; names in a manifest may hold both. What counts as a blank differs between
 * .NET and JavaScript, so everything before the first letter or digit is held to be one.
 */
export function guard(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^([^\p{L}\p{N}]*?):(?=:)/u, '$1: ').replaceAll('##[', '## ['))
    .join('\n');
}
