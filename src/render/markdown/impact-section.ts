import { by } from '#kernel';
import { type Report, type ReportExposure, count } from '#report';
import { escapeText, tableRow } from '../escape.ts';
import { type Links, sayMore } from './links.ts';
import { renderPath } from './plan-section.ts';
import { type Section, fold, tableHead } from './section.ts';

/** Who is downstream of the change, by owner, so that everyone finds what is theirs. */
export function impactSection({ impact }: Report, links: Links, most: number): Section {
  const exposures = byOwner(impact.exposures);
  const owners = new Set(exposures.map(({ owner }) => owner)).size;
  return {
    name: `the impact (${count(exposures.length, 'exposure')})`,
    priority: 10,
    items: exposures.length,
    shown: Math.min(most, exposures.length),
    render: (shown) => {
      if (exposures.length === 0) return '';
      const rows = exposures.slice(0, shown).map((exposure, index) => renderExposure(exposure, exposure.owner !== exposures[index - 1]?.owner || index === 0));
      const table = shown === 0 ? '' : [...tableHead(['Owner', 'Exposure', 'Through']), ...rows].join('\n');
      return fold(
        `<b>Impact</b>: ${count(exposures.length, 'exposure')} of ${count(owners, 'owner')}, ${count(impact.models, 'model')} downstream`,
        table,
        sayMore(exposures.length - shown, 'exposure', links),
      );
    },
  };
}

// The sort is stable: within an owner applications stay before dashboards.
function byOwner(exposures: readonly ReportExposure[]): readonly ReportExposure[] {
  return [...exposures].sort(by(({ owner }) => owner ?? '\u{FFFF}'));
}

function renderExposure({ owner, label, name, type, via }: ReportExposure, isFirst: boolean): string {
  return tableRow([isFirst ? escapeText(owner ?? 'no owner', 80) : '', `${escapeText(label ?? name, 80)} (${escapeText(type, 40)})`, renderPath(via)]);
}
