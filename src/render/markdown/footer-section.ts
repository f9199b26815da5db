import type { Report } from '#report';
import { codeSpan, escapeText } from '../escape.ts';
import { formatTime } from '../format-time.ts';
import type { Links } from './links.ts';
import { type Section, fixed } from './section.ts';

/** Which run said so, of which commit, when. */
export function footerSection(report: Report, links: Links): Section {
  return fixed('footer', 0, renderFooter(report, links));
}

/** One small line. */
export function renderFooter({ tool, subject, generatedAt }: Report, links: Links): string {
  const commit = subject.headSha === null ? [] : [`head ${codeSpan(subject.headSha.slice(0, 7))}`];
  const run = links.run === null ? [] : [`[run](${links.run})`];
  return `<sub>${[`Sluice ${escapeText(tool.version, 20)}`, ...commit, ...run, formatTime(generatedAt)].join(' · ')}</sub>`;
}
