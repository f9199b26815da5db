import { isAtLeast, parseDbtVersion } from '../../dbt-version.ts';
import type { DropRule, Scene } from '../types.ts';

/** Before 1.9 a manifest holds where a source lies, and not what the author wrote of it. */
export const sourceNames: DropRule = {
  id: 'smart/source-names',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'database and schema of a source that a release before 1.9 stores as rendered only, which are the same',
  confidence: 'as-dbt',
  skews: ['dbt-version', 'engine'],
  needsSkew: true,
  difference({ check, field }, { before, after }, scene) {
    if (check !== 'relation' || before.resourceType !== 'source' || after.resourceType !== 'source' || !isOneOld(scene)) return false;
    return (field === 'unrendered_database' && before.database === after.database) || (field === 'unrendered_schema' && before.schema === after.schema);
  },
};

const SINCE = parseDbtVersion('1.9.0');

function isOneOld({ base, head }: Scene): boolean {
  return [base, head].some(({ metadata }) => !isAtLeast(parseDbtVersion(metadata.dbtVersion), SINCE));
}
