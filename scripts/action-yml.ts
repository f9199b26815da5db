import { stringify } from 'yaml';
import { INPUTS, OUTPUTS } from '#settings';

/** `action.yml`, made of the tables that the action itself parses and writes by. */
export function renderActionYml(): string {
  const inputs = Object.values(INPUTS).map((spec) => [spec.name, { description: spec.description, required: false, default: spec.default }] as const);
  const metadata = {
    name: 'Sluice',
    description: 'The pull-request gate for dbt: exact state selection with reasons, contracts, coverage, cost and one comment.',
    author: 'Sluice maintainers',
    branding: { icon: 'git-pull-request', color: 'orange' },
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(OUTPUTS.map(({ name, description }) => [name, { description }])),
    runs: { using: 'node24', main: 'dist/index.js' },
  };
  return `# Made by \`npm run generate\` from src/settings; not edited by hand.\n${stringify(metadata, { lineWidth: 0 })}`;
}
