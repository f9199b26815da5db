import { type Report, type ReportModelCoverage, count, formatCount } from '#report';
import { codeSpan, tableRow } from '../escape.ts';
import { type Links, sayMore } from './links.ts';
import { type Section, fold, tableHead } from './section.ts';

/** The changed models, those with most to do first, and the columns that lack a test or a description. */
export function coverageSection({ coverage }: Report, links: Links, most: number): Section {
  const models = [...(coverage?.models ?? [])].sort((a, b) => b.untested.length - a.untested.length);
  const lacking = models.filter(isLacking).length;
  return {
    name: `the coverage of ${count(models.length, 'model')}`,
    priority: 30,
    items: models.length,
    shown: Math.min(most, models.length),
    render: (shown) => {
      if (models.length === 0) return '';
      const table = shown === 0 ? '' : [...tableHead(['Model', 'Tested', 'Missing']), ...models.slice(0, shown).map(renderModel)].join('\n');
      return fold(
        `<b>Coverage</b>: ${lacking === 0 ? `${count(models.length, 'changed model')} fully tested and described` : `tests or descriptions missing in ${formatCount(lacking)} of ${count(models.length, 'changed model')}`}`,
        table,
        sayMore(models.length - shown, 'model', links),
      );
    },
  };
}

function isLacking({ tests, untested, documented, undocumented }: ReportModelCoverage): boolean {
  return tests === 0 || untested.length > 0 || !documented || undocumented.length > 0;
}

function renderModel({ name, tests, columnsTested, untested, documented, undocumented }: ReportModelCoverage): string {
  return tableRow([
    codeSpan(name),
    `${count(tests, 'test')}${columnsTested.total === 0 ? '' : `, ${columnsTested.covered} of ${count(columnsTested.total, 'column')}`}`,
    [listMissing('test', tests > 0 ? untested : [name, ...untested]), listMissing('description', documented ? undocumented : [name, ...undocumented])]
      .filter((part) => part !== '')
      .join('<br>') || '–',
  ]);
}

const COLUMNS_MAX = 6;

function listMissing(what: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, COLUMNS_MAX).map((name) => codeSpan(name, 40));
  const left = names.length - shown.length;
  return `${what}: ${[...shown, ...(left > 0 ? [`${left} more`] : [])].join(', ')}`;
}
