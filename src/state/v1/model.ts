import type { Model } from '#artifacts';
import { SAME, differs } from '../differences.ts';
import { contract } from './contract.ts';
import { nodeChecks } from './node.ts';
import type { V1Check } from './rules.ts';

/** What other models see of a reference; another latest version may break those who do not pin one. */
const references: V1Check<Model> = {
  part: null,
  counts: true,
  compare: (before, after, { dialect }) =>
    dialect.comparesReferenceFields
      ? [
          ...differs(['version', 'latest_version'], before.latestVersion, after.latestVersion),
          ...differs(['access', 'access'], before.access, after.access),
          ...deprecation(before.deprecationDate, after.deprecationDate),
        ]
      : SAME,
};

/** The same instant in another time zone is the same date. */
function deprecation(before: string | null, after: string | null) {
  if (before !== null && after !== null && instant(before) === instant(after)) return SAME;
  return differs(['deprecation_date', 'deprecation_date'], before, after);
}

const ZONE = /(?:[zZ]|[+-]\d{2}:?\d{2})$/;

/** Milliseconds since 1970. dbt writes a zone; without one the time is taken as UTC. */
export function instant(date: string): number {
  const text = date.replace(' ', 'T');
  return Date.parse(/T/.test(text) && !ZONE.test(text) ? `${text}Z` : text);
}

export const modelChecks: readonly V1Check<Model>[] = [...nodeChecks, contract, references];
