import type { Source } from '#artifacts';
import { differingFields, differs } from '../differences.ts';
import { wholeConfig } from './config.ts';
import { fqn } from './node.ts';
import type { V1Check } from './rules.ts';

/** Database and schema as authored under the flag, as rendered without it. */
const sourceRelation: V1Check<Source> = {
  part: 'relation',
  counts: true,
  compare: (before, after, { compareMoreUnrendered }) => [
    ...(compareMoreUnrendered
      ? [
          ...differs(['relation', 'unrendered_database'], before.unrenderedDatabase, after.unrenderedDatabase),
          ...differs(['relation', 'unrendered_schema'], before.unrenderedSchema, after.unrenderedSchema),
        ]
      : [...differs(['relation', 'database'], before.database, after.database), ...differs(['relation', 'schema'], before.schema, after.schema)]),
    ...differs(['relation', 'identifier'], before.identifier, after.identifier),
  ],
};

const quoting: V1Check<Source> = {
  part: null,
  counts: true,
  compare: (before, after) => differingFields(['quoting', 'quoting'], before.quoting, after.quoting),
};

const freshness: V1Check<Source> = {
  part: null,
  counts: true,
  compare: (before, after) => [
    ...differingFields(['freshness', 'freshness'], before.freshness, after.freshness),
    ...differs(['freshness', 'loaded_at_field'], before.loadedAtField, after.loadedAtField),
  ],
};

const external: V1Check<Source> = {
  part: null,
  counts: true,
  compare: (before, after) => differingFields(['external', 'external'], before.external, after.external),
};

/** Not among them: loader, description, columns, and `loaded_at_query` outside the configuration. */
export const sourceChecks: readonly V1Check<Source>[] = [sourceRelation, fqn, wholeConfig, quoting, freshness, external];
