import type { Engine, Project } from '#artifacts';
import { dialectOf } from './dialect.ts';
import { flagEvidence } from './flag-evidence.ts';
import type { Skew } from './types.ts';

/** What differs between the circumstances of base and head, so that differences may not be the author's. */
export function skewsOf(base: Project, head: Project, engine: Engine): readonly Skew[] {
  return [
    ...skew('dbt-version', base.metadata.dbtVersion, head.metadata.dbtVersion),
    ...skew('engine', base.metadata.engine, head.metadata.engine),
    ...skew('adapter', base.metadata.adapterType, head.metadata.adapterType),
    ...skew('project', base.metadata.projectName, head.metadata.projectName),
    ...skew('schema-version', `v${base.metadata.schemaVersion}`, `v${head.metadata.schemaVersion}`),
    ...skew('flag', flagOf(base), flagOf(head)),
    // Only v1 follows the calls between macros, those of the head.
    ...(engine === 'v1' && isParseOnly(head) ? [{ kind: 'parse-only', before: callsOf(base), after: callsOf(head) } as const] : []),
  ];
}

// What one side does not say is no skew: manifests before 1.6 name no project.
function skew(kind: Skew['kind'], before: string | null, after: string | null): readonly Skew[] {
  return before === null || after === null || before === after ? [] : [{ kind, before, after }];
}

/** How configuration was stored, as the manifest shows or else by the default of its release: as authored or rendered. */
export function flagOf(project: Project): 'on' | 'off' {
  const { dbtVersion } = project.metadata;
  return flagEvidence(project) ?? (dialectOf(dbtVersion).compareMoreUnrendered === 'on' ? 'on' : 'off');
}

/** A run of dbt v2 that only parses writes no calls from macro to macro: changes further down than one call are not seen. */
function isParseOnly({ metadata, macros }: Project): boolean {
  return metadata.engine === 'v2' && macros.size > 0 && [...macros.values()].every((macro) => macro.macros.length === 0);
}

function callsOf(project: Project): string {
  return isParseOnly(project) ? 'without calls between macros' : 'with calls between macros';
}
