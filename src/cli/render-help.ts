import { type CommandName, COMMANDS, type CommandSpec, COMMON_FLAGS, findCommand, type FlagKey, FLAGS } from '#settings';

/** The overview, or the help of one command. */
export function renderHelp(topic: CommandName | undefined): string {
  const spec = topic === undefined ? undefined : findCommand(topic);
  return topic === undefined || spec === undefined ? renderOverview() : renderCommand(topic, spec);
}

function renderOverview(): string {
  const commands = Object.entries(COMMANDS).map(([name, { summary }]) => [name, summary] as const);
  return lines(
    'Sluice, the pull-request gate for dbt.',
    '',
    'Usage: sluice COMMAND [FLAGS]',
    '',
    ...columns(commands),
    '',
    'Begin with `sluice demo`. `sluice help COMMAND` tells the flags of a command.',
    'Exit codes: 0 gate open, 1 gate closed by findings, 2 wrong usage, 3 something cannot be read or reached, 70 a defect of Sluice.',
  );
}

function renderCommand(name: string, spec: CommandSpec): string {
  const required = spec.required.map((key) => `--${FLAGS[key].name} ${FLAGS[key].placeholder}`);
  const usage = ['sluice', name, ...spec.operands, ...required, '[FLAGS]'].join(' ');
  return lines(
    `${spec.summary}.`,
    '',
    `Usage: ${usage}`,
    ...(spec.formats.length === 0 ? [] : ['', `Formats: ${spec.formats.join(', ')}.`]),
    ...(spec.flags.length === 0 ? [] : ['', ...columns(spec.flags.map(describeFlag))]),
    '',
    'Every command takes:',
    ...columns(COMMON_FLAGS.map(describeFlag)),
    '',
    'Examples:',
    ...spec.examples.map((example) => `  ${example}`),
  );
}

function describeFlag(key: FlagKey): readonly [string, string] {
  const { name, kind, placeholder, description } = FLAGS[key];
  // A choice of words is told in the text, where there is room for it.
  const isChoice = placeholder.includes('|');
  const value = isChoice ? ' WORD' : placeholder === '' ? '' : ` ${placeholder}`;
  const words = isChoice ? ` One of ${placeholder.replaceAll('|', ', ')}.` : '';
  return [`--${name}${value}${kind === 'list' ? ' ...' : ''}`, `${description}${words}`];
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;
