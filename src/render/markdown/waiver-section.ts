import { type Report, type ReportWaiver, count } from '#report';
import { codeSpan, escapeText } from '../escape.ts';
import { type Links, sayMore } from './links.ts';
import { type Section, fold } from './section.ts';

/** The waivers that cover something here or have run out; the rest has nothing to do with this change. */
export function waiverSection({ waivers }: Report, links: Links, most: number): Section {
  const heard = waivers.filter(({ used, expired }) => used > 0 || expired);
  const covered = heard.reduce((sum, { used }) => sum + used, 0);
  return {
    name: count(heard.length, 'waiver'),
    priority: 15,
    items: heard.length,
    shown: Math.min(most, heard.length),
    render: (shown) => {
      if (heard.length === 0) return '';
      const lines = heard.slice(0, shown).map((waiver) => renderWaiver(waiver, links));
      return fold(`<b>Waivers</b>: ${count(covered, 'finding')} waived`, lines.join('\n'), sayMore(heard.length - shown, 'waiver', links));
    },
  };
}

function renderWaiver({ rule, node, used, until, expired, owner, reason }: ReportWaiver, links: Links): string {
  const term = expired ? `⚠️ expired on ${escapeText(until, 20)}` : `covers ${count(used, 'finding')} until ${escapeText(until, 20)}`;
  return `- ${links.rule(rule)} on ${node === null ? 'every node' : codeSpan(node)}: ${term}. ${escapeText(owner, 60)}: ${escapeText(reason, 200)}`;
}
