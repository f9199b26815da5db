/** The checks that all nodes of dbt v1 share (`ParsedNode`): models, seeds, snapshots, tests, analyses, operations, functions. */
import type { Column, FunctionNode, Model, PlainNode, Resource, Seed, Test } from '#artifacts';
import { type Json, type JsonObject, isJsonObject } from '#kernel';
import { SAME, differingFields, differs, own } from '../differences.ts';
import { nodeConfig } from './config.ts';
import type { V1Check } from './rules.ts';

export type Node = Model | Seed | PlainNode | Test | FunctionNode;

export const body: V1Check<Node> = {
  part: 'body',
  counts: true,
  compare: ({ rawCode: before }, { rawCode: after }) => (before === after ? SAME : [{ check: 'body', field: 'raw_code', before, after }]),
};

/** As configured, so that names which only the target decides do not count. */
export const relation: V1Check<Node> = {
  part: 'relation',
  counts: true,
  compare: ({ unrenderedConfig: before }, { unrenderedConfig: after }) =>
    before === after
      ? SAME
      : ['database', 'schema', 'alias'].flatMap((key) => differs(['relation', `unrendered_config.${key}`], own(before, key) ?? null, own(after, key) ?? null)),
};

/** Descriptions count where the head's rendered `persist_docs` writes them to the warehouse. Tests have no such configuration. */
export const persistedDescriptions: V1Check<Node> = {
  part: 'persisted_descriptions',
  counts: true,
  compare: (before, after) => {
    const gate: Json = after.config['persist_docs'] ?? null;
    if (after.resourceType === 'test' || !isJsonObject(gate)) return SAME;
    return [
      ...(isTrue(own(gate, 'relation')) ? differs(['persisted_descriptions', 'description'], before.description, after.description) : SAME),
      ...(isTrue(own(gate, 'columns')) ? columnDescriptions(before.columns, after.columns) : SAME),
    ];
  },
};

// The maps are compared whole: an added column is a difference though nobody described it.
function columnDescriptions(before: ReadonlyMap<string, Column>, after: ReadonlyMap<string, Column>) {
  return differingFields(['persisted_descriptions', 'columns'], descriptions(before), descriptions(after));
}

function descriptions(columns: ReadonlyMap<string, Column>): JsonObject {
  return Object.fromEntries([...columns].map(([key, { description }]) => [key, description]));
}

/** Truth as Python sees it. */
function isTrue(value: Json | undefined): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

export const fqn: V1Check<Resource> = {
  part: null,
  counts: true,
  compare: (before, after) => differs(['fqn', 'fqn'], before.fqn, after.fqn),
};

/** Snapshots, analyses, singular tests and operations, and the larger part of models and functions. */
export const nodeChecks: readonly V1Check<Node>[] = [body, nodeConfig, persistedDescriptions, fqn, relation];
