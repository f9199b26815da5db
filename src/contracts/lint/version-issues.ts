import type { Contract } from '../types.ts';
import type { Found } from './types.ts';

// Of https://semver.org: numbers without leading zeros, pre-release and build after them.
const SEMVER = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

/** Versions that cannot be compared, and kinds of change that are called breaking and harmless at once. */
export function findVersionIssues({ source, version, versioning }: Contract): readonly Found[] {
  const at = source.format === 'guide' ? '/contract/version' : '/version';
  const unversioned = version === null && source.format === 'dbt';
  return [...(unversioned || SEMVER.test(version ?? '') ? [] : [notSemver(at, version)]), ...contradictions(versioning)];
}

const notSemver = (at: string, version: string | null): Found => ({
  rule: 'version-not-semver',
  at,
  message: version === null ? 'the contract has no version' : `the version '${version}' is no semantic version`,
  next: 'Write three numbers, such as "1.2.0".',
  data: { version },
});

function contradictions(versioning: Contract['versioning']): readonly Found[] {
  if (versioning === null) return [];
  const both = versioning.breaking.filter((name) => versioning.nonBreaking.includes(name));
  return both.map((name) => ({
    rule: 'versioning-contradictory',
    at: `${versioning.at}/non_breaking_changes/${versioning.nonBreaking.indexOf(name)}`,
    message: `${name} is listed as breaking and as non-breaking`,
    next: 'Take it off one of the lists.',
    data: { change: name },
  }));
}
