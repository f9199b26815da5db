import type { Grade, IssueRule } from './types.ts';

/** How bad an issue is for readers and for writers: contracts.md section 2; ours are graded like their neighbours there. */
export const ISSUE_GRADES: Readonly<Record<IssueRule, { readonly read: Grade; readonly write: Grade }>> = {
  'grain-field-unknown': { read: 'breaking', write: 'breaking' },
  'enum-source-conflict': { read: 'breaking', write: 'breaking' },
  'check-slower-than-sla': { read: 'risky', write: 'risky' },
  'sla-not-evaluable': { read: 'risky', write: 'risky' },
  'freshness-column-lost': { read: 'breaking', write: 'breaking' },
  'pii-without-retention': { read: 'risky', write: 'risky' },
  'consumer-requires-optional': { read: 'risky', write: 'risky' },
  'consumer-requires-unknown': { read: 'breaking', write: 'breaking' },
  'version-not-semver': { read: 'risky', write: 'risky' },
  'range-source-conflict': { read: 'breaking', write: 'breaking' },
  'range-empty': { read: 'breaking', write: 'breaking' },
  'enum-value-mistyped': { read: 'breaking', write: 'breaking' },
  'default-not-allowed': { read: 'breaking', write: 'breaking' },
  'key-nullable': { read: 'risky', write: 'risky' },
  'scale-exceeds-precision': { read: 'breaking', write: 'breaking' },
  'sunset-not-a-date': { read: 'risky', write: 'risky' },
  'versioning-contradictory': { read: 'breaking', write: 'breaking' },
  'contract-duplicate': { read: 'breaking', write: 'breaking' },
};
