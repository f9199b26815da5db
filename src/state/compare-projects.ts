import type { Engine, Project } from '#artifacts';
import { type Result, ok, refuse } from '#kernel';
import { type Dialect, dialectOf } from './dialect.ts';
import { notesOf } from './notes.ts';
import { removedResources } from './removed-resources.ts';
import { skewsOf } from './skews.ts';
import type { CompareOptions, StateDiff } from './types.ts';
import { compareV1 } from './v1/compare-v1.ts';
import { constraintSupportOf } from './v1/constraint-support.ts';
import { compareV2 } from './v2/compare-v2.ts';

/** How every resource of the head stands to the base, under the rules of the dbt that wrote the head. */
export function compareProjects(base: Project, head: Project, options: CompareOptions): Result<StateDiff> {
  const engine = options.engine === 'auto' ? head.metadata.engine : options.engine;
  if (base.metadata.schemaVersion > head.metadata.schemaVersion) return refuseNewerBase(base, head);
  const dialect = dialectOf(head.metadata.dbtVersion);
  const compareMoreUnrendered = effectiveFlag(engine, dialect, options);
  const constraintSupport = constraintSupportOf(head.metadata.adapterType);
  const now = options.now ?? head.metadata.generatedAt ?? NEVER;
  const rules = { dialect, compareMoreUnrendered, constraintSupport };
  const comparison = engine === 'v1' ? compareV1(base, head, { rules, now }) : compareV2(base, head);
  const paired = new Set([...comparison.states.values()].flatMap(({ before }) => (before === undefined ? [] : [before.id])));
  return ok({
    engine,
    compareMoreUnrendered,
    values: engine === 'v1' ? dialect.values : NEWEST_VALUES,
    ...comparison,
    removed: removedResources(base, head, paired),
    skews: skewsOf(base, head, engine),
    notes: notesOf({ base, head, engine, options, compareMoreUnrendered, constraintSupport, dialect }),
  });
}

/** dbt knows the schemas up to its own, and stops at a newer one. */
function refuseNewerBase(base: Project, head: Project): Result<never> {
  const [before, after] = [base, head].map(({ metadata }) => `manifest v${metadata.schemaVersion} (dbt ${metadata.dbtVersion})`);
  return refuse({
    kind: 'input',
    code: 'base-too-new',
    what: `The base is ${before}, newer than the head's ${after}`,
    where: { file: base.uri },
    why: 'dbt cannot read the state that a newer release wrote',
    next: 'Build both manifests with one release of dbt.',
  });
}

const NEWEST_VALUES = dialectOf('1.12.0').values;

/** Without a clock no deprecation date is past. */
const NEVER = '1970-01-01T00:00:00Z';

// dbt v2 has no such flag: it always compares what was authored. Before 1.9 there was none either.
function effectiveFlag(engine: Engine, dialect: Dialect, { compareMoreUnrendered }: CompareOptions): boolean {
  if (engine === 'v2') return true;
  if (dialect.compareMoreUnrendered === 'absent') return false;
  return compareMoreUnrendered === 'auto' ? dialect.compareMoreUnrendered === 'on' : compareMoreUnrendered;
}
