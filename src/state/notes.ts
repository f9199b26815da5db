import type { Engine, Project, ResourceType } from '#artifacts';
import type { Dialect } from './dialect.ts';
import { flagEvidence } from './flag-evidence.ts';
import type { CompareOptions } from './types.ts';
import type { ConstraintSupport } from './v1/constraint-support.ts';

interface Circumstances {
  readonly base: Project;
  readonly head: Project;
  readonly engine: Engine;
  readonly options: CompareOptions;
  readonly compareMoreUnrendered: boolean;
  readonly constraintSupport: ConstraintSupport;
  readonly dialect: Dialect;
}

/** What the manifests cannot tell and was assumed, one sentence each. */
export function notesOf(given: Circumstances): readonly string[] {
  if (given.engine === 'v2') return engineNotes(given);
  return [...engineNotes(given), ...flagNotes(given), ...constraintNotes(given), ...visitNotes(given)];
}

function engineNotes({ head, engine }: Circumstances): readonly string[] {
  if (engine === head.metadata.engine) return [];
  return [`The head was written by dbt ${head.metadata.dbtVersion} and is compared as dbt ${engine === 'v1' ? '1.12' : '2'} would compare it, as asked.`];
}

const FLAG = 'state_modified_compare_more_unrendered_values';

function flagNotes({ head, options, compareMoreUnrendered, dialect }: Circumstances): readonly string[] {
  if (dialect.compareMoreUnrendered === 'absent') return [];
  const assumed = compareMoreUnrendered ? 'on' : 'off';
  const evidence = flagEvidence(head);
  if (evidence !== undefined && evidence !== assumed) {
    return [`The configuration stored in the head shows that ${FLAG} was ${evidence} when dbt wrote it, but the comparison takes it for ${assumed}.`];
  }
  if (options.compareMoreUnrendered !== 'auto' || evidence !== undefined) return [];
  return [`No manifest says how ${FLAG} was set: ${assumed} was assumed, the default of dbt ${head.metadata.dbtVersion}.`];
}

function constraintNotes({ head, constraintSupport }: Circumstances): readonly string[] {
  if (constraintSupport.isKnown || ![...head.resources.values()].some((node) => node.resourceType === 'model' && node.contract.enforced)) return [];
  const adapter = head.metadata.adapterType ?? 'that the manifest does not name';
  return [`Which constraints the adapter ${adapter} enforces is not known here: not_null and foreign_key were assumed, as of dbt's base adapter.`];
}

const ALWAYS_ABSENT: readonly ResourceType[] = ['saved_query', 'unit_test', 'semantic_model', 'function'];

function visitNotes({ head, dialect }: Circumstances): readonly string[] {
  const present = new Set([...head.resources.values()].map(({ resourceType }) => resourceType));
  return ALWAYS_ABSENT.filter((type) => present.has(type) && !dialect.visited.includes(type)).map(
    (type) => `dbt ${head.metadata.dbtVersion} does not compare resources of type ${type}: no state: value selects them.`,
  );
}
