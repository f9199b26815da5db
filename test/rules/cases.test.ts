/** Runs the pages of the rules, each case of which says what it expects. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Finding, formatPlace } from '#kernel';
import { judgeRules, rules } from '#rules';
import { makeSubject } from '../support/subject.ts';
import { type RuleCase, type RulePage, readRulePage } from './case-file.ts';

const pages = new Map<string, RulePage>(rules.map(({ id }) => [id, readRulePage(readFileSync(`fixtures/rules/${id}.md`, 'utf8'))]));

for (const { id, summary } of rules) {
  const page = pages.get(id) ?? { heading: '', summary: '', cases: [] };

  describe(id, () => {
    it('has a page that says what the rule says', () => {
      expect([page.heading, page.summary]).toEqual([id, summary]);
    });

    it('is tried on a change that it reports and on one that it does not', () => {
      expect([page.cases.some(({ expected }) => expected.length > 0), page.cases.some(({ expected }) => expected.length === 0)]).toEqual([true, true]);
    });

    for (const given of page.cases) {
      it(given.title, () => {
        expect(findingsOf(id, given)).toEqual(given.expected);
      });
    }
  });
}

/** Findings of one rule, while all of them judge: `error orders.amount in models/orders.yml: Column ...`. */
function findingsOf(rule: string, { base, head, goals }: RuleCase): readonly string[] {
  return judgeRules(makeSubject(base, head, goals))
    .filter((finding) => finding.rule === rule)
    .map(formatFinding);
}

function formatFinding({ severity, node, column, place, message }: Finding): string {
  const subject = [node?.split('.').slice(2).join('.'), column].filter((part) => part !== undefined && part !== null).join('.');
  const where = place === null ? '' : ` in ${formatPlace(place)}`;
  return `${severity}${subject === '' ? '' : ` ${subject}`}${where}: ${message}`;
}
