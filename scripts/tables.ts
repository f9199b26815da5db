import { COMMANDS, type CommandSpec, COMMON_FLAGS, DEFAULT_SETTINGS, type FlagKey, FLAGS, INPUTS, OUTPUTS, PLANNED } from '#settings';

/** The tables of the README and of docs/commands.md, made of what the code parses by. */
export const TABLES: Readonly<Record<string, () => string>> = {
  commands: renderCommands,
  inputs: renderInputs,
  outputs: renderOutputs,
  planned: renderPlanned,
  defaults: () => `\`${DEFAULT_SETTINGS.gate.failOn.join('`, `')}\``,
};

const BLOCK = /(<!-- generated: (\w+) -->\n)(?:[\s\S]*?\n)??(<!-- end -->)/g;

/** `document` with every marked block made anew; a block that nobody knows how to make is a defect. */
export function fillBlocks(document: string, blocks: Readonly<Record<string, () => string>>): string {
  return document.replaceAll(BLOCK, (_, start: string, name: string, end: string) => {
    const render = blocks[name];
    if (render === undefined) throw new Error(`Nothing makes the block ${name}`);
    return `${start}${render()}\n${end}`;
  });
}

/** docs/commands.md: every command with its flags. */
export function renderCommandPages(): string {
  const pages = commands().map(([name, spec]) => renderCommandPage(name, spec));
  const common = ['## Every command takes', '', ...flagTable(COMMON_FLAGS)].join('\n');
  return ['# Commands', 'Made by `npm run generate`. `sluice help COMMAND` says the same.', common, ...pages].join('\n\n').concat('\n');
}

function renderCommandPage(name: string, spec: CommandSpec): string {
  const formats = spec.formats.length === 0 ? [] : ['', `Formats: ${spec.formats.map(code).join(', ')}; the first is the default.`];
  const flags = spec.flags.length === 0 ? [] : ['', ...flagTable(spec.flags)];
  const usage = [name, ...spec.operands].join(' ');
  return [`## \`sluice ${usage}\``, '', `${spec.summary}.`, ...formats, ...flags, '', '```sh', ...spec.examples, '```'].join('\n');
}

function flagTable(keys: readonly FlagKey[]): readonly string[] {
  const rows = keys
    .map((key) => FLAGS[key])
    .map(({ name, kind, placeholder, description }) => {
      const value = placeholder === '' ? '' : ` ${placeholder}`;
      return [`${code(`--${name}${value}`)}${kind === 'list' ? ' (repeatable)' : ''}`, description];
    });
  return table(['flag', ''], rows);
}

function renderCommands(): string {
  return table(
    ['command', '', 'formats'],
    commands().map(([name, { summary, operands, formats }]) => [code([name, ...operands].join(' ')), summary, formats.map(code).join(' ')]),
  ).join('\n');
}

function renderInputs(): string {
  return table(
    ['input', 'default', ''],
    Object.values(INPUTS).map((spec) => [code(spec.name), spec.default === '' ? '' : code(spec.default), spec.description]),
  ).join('\n');
}

function renderOutputs(): string {
  return table(
    ['output', ''],
    OUTPUTS.map(({ name, description }) => [code(name), description]),
  ).join('\n');
}

function renderPlanned(): string {
  const words = (list: readonly string[]): string => list.map(code).join(', ');
  return table(
    ['', 'asked for'],
    [
      ['commands', words(PLANNED.commands)],
      ['formats', words(PLANNED.formats)],
      ['modes', words(PLANNED.modes)],
    ],
  ).join('\n');
}

const commands = (): readonly (readonly [string, CommandSpec])[] => Object.entries(COMMANDS);
const code = (text: string): string => `\`${text}\``;

/** A Markdown table; a bar in a cell would end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
