import { describe, expect, it } from 'vitest';
import { COMMANDS, parseArguments } from '#settings';

const examples = Object.entries(COMMANDS).flatMap(([command, { examples: lines }]) => lines.map((line) => ({ command, line })));

describe('the examples of the commands', () => {
  it.each(examples)('hold what the parser accepts: $line', ({ command, line }) => {
    const [program, ...words] = line.replace('$(git rev-parse HEAD)', 'a'.repeat(40)).split(' ');
    const parsed = parseArguments(words);
    expect([program, parsed.ok && parsed.value.command]).toEqual(['sluice', command]);
  });
});
