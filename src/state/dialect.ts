/**
 * What each release of dbt v1 compares: the table of all version differences, and the only place that knows them.
 * Read in the sources of dbt-core 1.5 to 1.12 (contracts/graph/nodes.py, graph/selector_methods.py, artifacts/resources).
 * Releases before 1.5 take the oldest rules, releases after 1.12 the newest.
 */
import type { ResourceType } from '#artifacts';
import { isAtLeast, parseDbtVersion } from './dbt-version.ts';
import type { StateValue } from './types.ts';

export interface Dialect {
  /** What `state:` accepts. */
  readonly values: readonly StateValue[];
  /** Types that the state method looks at: others are neither new nor old, modified nor unmodified. */
  readonly visited: readonly ResourceType[];
  /** Visited types whose counterpart is never looked up, so that each of them is new every time. */
  readonly neverPaired: readonly ResourceType[];
  /** `latest_version`, `access` and `deprecation_date` of a model. */
  readonly comparesReferenceFields: boolean;
  readonly comparesContracts: boolean;
  /** Constraints and materialization are part of a contract. */
  readonly comparesConstraints: boolean;
  /** How dbt grades a breaking change of a model without a version. */
  readonly unversionedBreak: 'error' | 'warning';
  /** `varchar(5)` to `varchar(9)` is a breaking change of type. */
  readonly sizeIsType: boolean;
  /** A removed `custom` constraint, unknown to every adapter's table, is a KeyError in dbt. */
  readonly customConstraintCrashes: boolean;
  /** Values under which removed and disabled models of the base are judged. */
  readonly judgesRemovedUnder: readonly StateValue[];
  /** The only configuration that counts for a test. */
  readonly testConfig: readonly string[];
  readonly comparesExports: boolean;
  readonly comparesSavedQueryTags: boolean;
  readonly comparesFunctionSignature: boolean;
  readonly comparesFunctionOverloads: boolean;
  /** The default of state_modified_compare_more_unrendered_values; absent before 1.9. */
  readonly compareMoreUnrendered: 'absent' | 'off' | 'on';
  /** With the flag on, in-file configuration of a base that another release wrote is read from its code again. */
  readonly rereadsBaseConfig: boolean;
}

const OLDEST: Dialect = {
  values: ['new', 'modified', 'modified.body', 'modified.configs', 'modified.persisted_descriptions', 'modified.relation', 'modified.macros'],
  visited: ['model', 'seed', 'snapshot', 'test', 'analysis', 'operation', 'source', 'exposure', 'metric'],
  neverPaired: [],
  comparesReferenceFields: false,
  comparesContracts: false,
  comparesConstraints: false,
  unversionedBreak: 'error',
  sizeIsType: true,
  customConstraintCrashes: true,
  judgesRemovedUnder: [],
  testConfig: ['severity', 'where', 'limit', 'fail_calc', 'warn_if', 'error_if', 'store_failures'],
  comparesExports: false,
  comparesSavedQueryTags: false,
  comparesFunctionSignature: false,
  comparesFunctionOverloads: false,
  compareMoreUnrendered: 'absent',
  rereadsBaseConfig: false,
};

interface Change {
  readonly since: string;
  readonly rules: (before: Dialect) => Partial<Dialect>;
}

const CHANGES: readonly Change[] = [
  {
    since: '1.5.0',
    rules: ({ values }) => ({ values: [...values, 'modified.contract'], comparesContracts: true }),
  },
  {
    since: '1.6.0',
    rules: ({ values, visited }) => ({
      values: ['new', 'old', 'modified', 'unmodified', ...values.slice(2)],
      visited: [...visited, 'semantic_model'],
      neverPaired: ['semantic_model'],
      comparesReferenceFields: true,
      comparesConstraints: true,
    }),
  },
  {
    since: '1.7.0',
    rules: ({ testConfig }) => ({ unversionedBreak: 'warning', testConfig: [...testConfig, 'store_failures_as'] }),
  },
  {
    since: '1.8.0',
    rules: ({ visited }) => ({ visited: [...visited, 'unit_test'], neverPaired: [] }),
  },
  {
    since: '1.9.0',
    rules: ({ visited }) => ({
      visited: [...visited, 'saved_query'],
      comparesExports: true,
      judgesRemovedUnder: ['modified.contract'],
      compareMoreUnrendered: 'off',
    }),
  },
  {
    since: '1.9.2',
    rules: () => ({ judgesRemovedUnder: ['modified', 'unmodified', 'modified.contract'] }),
  },
  {
    since: '1.10.0',
    rules: () => ({ comparesSavedQueryTags: true }),
  },
  {
    since: '1.11.0',
    rules: ({ visited }) => ({ visited: [...visited, 'function'], sizeIsType: false }),
  },
  {
    since: '1.11.9',
    rules: () => ({ comparesFunctionSignature: true }),
  },
  {
    since: '1.12.0',
    rules: ({ testConfig }) => ({
      customConstraintCrashes: false,
      testConfig: [...testConfig, 'sql_header'],
      comparesFunctionOverloads: true,
      compareMoreUnrendered: 'on',
      rereadsBaseConfig: true,
    }),
  },
];

/** The rules of that dbt v1 release. A 2.x version means the v2 parser inside dbt 1.12, which compares as 1.12 does. */
export function dialectOf(dbtVersion: string): Dialect {
  const version = parseDbtVersion(dbtVersion);
  const rules = { ...OLDEST };
  for (const { since, rules: change } of CHANGES) {
    if (isAtLeast(version, parseDbtVersion(since))) Object.assign(rules, change(rules));
  }
  return rules;
}
