import { nearestName, ok, refuse, type Result } from '#kernel';
import { type Rule, rules as registry } from '#rules';
import type { CommandLine } from '#settings';
import { answer, type Outcome } from '../outcome.ts';

type RulesCommand = Extract<CommandLine, { command: 'rules' }>;

/** The catalogue of rules, or the page of one. */
export function rules({ rule, format }: RulesCommand): Result<Outcome> {
  if (rule === undefined) return ok(answer(renderCatalogue(format)));
  const found = registry.find(({ id }) => id === rule);
  return found === undefined ? refuseRule(rule) : ok(answer(renderPage(found, format)));
}

function renderCatalogue(format: RulesCommand['format']): string {
  if (format === 'json') return `${JSON.stringify(registry.map(describe), null, 2)}\n`;
  if (format === 'markdown') {
    const rows = registry.map(({ id, kind, severity, summary }) => `| \`${id}\` | ${kind} | ${severity} | ${summary} |`);
    return `${['| rule | kind | severity | finds |', '| --- | --- | --- | --- |', ...rows].join('\n')}\n`;
  }
  const width = Math.max(...registry.map(({ id }) => id.length));
  return registry.map(({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`).join('');
}

function renderPage(rule: Rule, format: RulesCommand['format']): string {
  const { id, summary, kind, severity, since, message, next } = rule;
  if (format === 'json') return `${JSON.stringify(describe(rule), null, 2)}\n`;
  const title = format === 'markdown' ? `# \`${id}\`` : id;
  const facts = `Kind ${kind}, severity ${severity} unless the case or the configuration says otherwise, since ${since}.`;
  return `${[title, summary, facts, `It says: ${message}`, `It advises: ${next}`].join('\n\n')}\n`;
}

const describe = ({ id, kind, severity, since, summary, message, next }: Rule): Omit<Rule, 'see'> => ({ id, kind, severity, since, summary, message, next });

function refuseRule(rule: string): Result<never> {
  const near = nearestName(
    rule,
    registry.map(({ id }) => id),
  );
  const next = near === undefined ? 'Run `sluice rules` for the names.' : `Did you mean ${near}?`;
  return refuse({ kind: 'usage', code: 'unknown-rule', what: `there is no rule '${rule}'`, next });
}
