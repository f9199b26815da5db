/**
 * The pairs in a file such as GITHUB_OUTPUT, as the runner reads them: `name=value`, or `name<<END` with lines up to END.
 * Throws where the runner fails the step. A later pair wins over an earlier one of the same name.
 */
export function readFileCommands(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const lines = text.split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue;
    const [, name = '', sign = '', rest = ''] = /^(.*?)(=|<<)(.*)$/s.exec(line) ?? [];
    if (name === '' || (sign === '<<' && rest === '')) throw new Error(`The runner does not understand '${line}'`);
    pairs.set(name, sign === '=' ? rest : takeLines(lines, rest));
  }
  return pairs;
}

function takeLines(lines: string[], delimiter: string): string {
  const end = lines.indexOf(delimiter);
  if (end === -1) throw new Error(`The runner finds no end '${delimiter}'`);
  return lines
    .splice(0, end + 1)
    .slice(0, -1)
    .join('\n');
}
