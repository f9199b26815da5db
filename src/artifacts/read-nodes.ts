/** Resources that have a file of their own or a relation: the members of `nodes`, and functions. */
import { nodeId } from '#kernel';
import { asClass, classes } from './class-defaults.ts';
import type { Fields } from './fields.ts';
import { codeField, keepsSeedRelation } from './old-schemas.ts';
import { type Entry, readColumns, readCommon, readConstraint } from './read-common.ts';
import type { Checksum, Contract, FunctionNode, Model, NodeCommon, PlainNode, Seed, Test, TestMetadata } from './types.ts';

export function readModel(entry: Entry): Model {
  const { fields } = entry;
  return {
    ...readNode(entry, 'view'),
    resourceType: 'model',
    access: fields.text('access', 'protected'),
    version: fields.textOrNumber('version'),
    latestVersion: fields.textOrNumber('latest_version'),
    deprecationDate: fields.textOrNull('deprecation_date'),
    constraints: fields.items('constraints', readConstraint),
    primaryKey: fields.texts('primary_key', []),
  };
}

/** dbt's class of a seed has no compiled code, no language and no parents. */
export function readSeed(entry: Entry): Seed {
  const node = readNode(entry, 'seed');
  return {
    ...node,
    resourceType: 'seed',
    relationName: keepsSeedRelation(entry.reading.schemaVersion) ? node.relationName : null,
    compiledCode: null,
    language: 'sql',
    dependsOn: [],
    rootPath: entry.fields.textOrNull('root_path'),
  };
}

export function readPlainNode(entry: Entry, resourceType: PlainNode['resourceType']): PlainNode {
  return { ...readNode(entry, resourceType === 'snapshot' ? 'snapshot' : 'view'), resourceType };
}

export function readTest(entry: Entry): Test {
  const { fields } = entry;
  const attached = fields.textOrNull('attached_node');
  const metadata = fields.partOrNull('test_metadata');
  return {
    ...readNode(entry, 'test'),
    resourceType: 'test',
    testMetadata: metadata === null ? null : readTestMetadata(metadata),
    attachedNode: attached === null ? null : nodeId(attached),
    columnName: fields.textOrNull('column_name'),
  };
}

export function readFunction(entry: Entry): FunctionNode {
  const { fields } = entry;
  return {
    ...readNode(entry, 'function'),
    resourceType: 'function',
    arguments: asClass(fields.json('arguments') ?? [], classes.argument),
    returns: asClass(fields.json('returns'), classes.returns),
    overloads: asClass(fields.json('overloads') ?? [], classes.overload),
  };
}

function readNode(entry: Entry, materialized: string): NodeCommon {
  const { fields } = entry;
  return {
    ...readCommon(entry, { enabled: true, materialized }),
    database: fields.textOrNull('database'),
    schema: fields.textOrNull('schema'),
    alias: fields.textOrNull('alias'),
    relationName: fields.textOrNull('relation_name'),
    rawCode: fields.text(codeField(entry, 'raw'), ''),
    compiledCode: fields.textOrNull(codeField(entry, 'compiled')),
    language: fields.text('language', 'sql'),
    checksum: readChecksum(fields.part('checksum')),
    columns: readColumns(fields),
    contract: readContract(fields.part('contract')),
  };
}

function readChecksum(fields: Fields): Checksum {
  return { name: fields.text('name', 'none'), checksum: fields.text('checksum', '') };
}

function readContract(fields: Fields): Contract {
  return {
    enforced: fields.flag('enforced', false),
    aliasTypes: fields.flag('alias_types', true),
    checksum: fields.textOrNull('checksum'),
  };
}

function readTestMetadata(fields: Fields): TestMetadata {
  return { name: fields.text('name', 'test'), namespace: fields.textOrNull('namespace'), kwargs: fields.object('kwargs') };
}
