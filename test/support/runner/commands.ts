/** A line that the runner obeys instead of printing it. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

// What actions/runner registers; anything else is printed as text.
const NAMES = new Set(
  'internal-set-repo-path set-env set-output save-state add-path add-mask add-matcher remove-matcher debug warning error notice group endgroup echo stop-commands'.split(
    ' ',
  ),
);

/** Every command in a log, by the runner's two grammars: `::name key=value::message`, and `##[name key=value]message`. */
export function readCommands(log: string): readonly Command[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => readColons(line) ?? readBracket(line) ?? []);
}

// Blanks as .NET trims them: U+0085 is one, U+FEFF is none.
const COLONS = /^[\s\u0085]*::([^ :]*)(?: (.*?))?::(.*)$/su;

function readColons(line: string): Command | undefined {
  const [, name = '', properties = '', message = ''] = COLONS.exec(line) ?? [];
  return NAMES.has(name.toLowerCase()) ? { name, properties: readProperties(properties, ','), message: unescape(message) } : undefined;
}

function readBracket(line: string): Command | undefined {
  const [, name = '', properties = '', message = ''] = /##\[([^ \]]*)(?: ([^\]]*))?\](.*)$/s.exec(line) ?? [];
  return NAMES.has(name.toLowerCase()) ? { name, properties: readProperties(properties, ';'), message: unescape(message) } : undefined;
}

function readProperties(text: string, separator: string): Readonly<Record<string, string>> {
  const pairs = text.split(separator).map((pair) => pair.split('='));
  return Object.fromEntries(pairs.filter(({ length }) => length > 1).map(([key = '', ...value]) => [key.trim(), unescape(value.join('='))]));
}

const unescape = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%5D', ']')
    .replaceAll('%3B', ';')
    .replaceAll('%25', '%');
