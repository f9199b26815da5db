/** Fields that several kinds of resources share. */
import { type JsonObject, macroId, nodeId } from '#kernel';
import type { Fields } from './fields.ts';
import type { Reading } from './reading.ts';
import type { Column, Constraint, ResourceCommon } from './types.ts';

/** One entry of a manifest: its fields, the id that it is filed under, and what is known of the whole file. */
export interface Entry {
  readonly fields: Fields;
  readonly id: string;
  readonly reading: Reading;
}

/** `defaults` are configuration keys that dbt's class fills in; the Rust engine leaves some of them out. */
export function readCommon({ fields, id, reading }: Entry, defaults: JsonObject = { enabled: true }): ResourceCommon {
  const config = fields.part('config');
  const dependsOn = fields.part('depends_on');
  const patchPath = fields.textOrNull('patch_path');
  if (fields.has('unique_id') && fields.text('unique_id') !== id) fields.reject('unique_id', `${JSON.stringify(id)}, the key of this entry`);
  return {
    id: nodeId(id),
    name: fields.text('name'),
    packageName: fields.text('package_name'),
    path: reading.path(id, fields.text('original_file_path')),
    patchPath: patchPath === null ? null : reading.path(id, patchPath.replace(/^[^:/]*:\/\//, '')) || null,
    fqn: fields.texts('fqn'),
    description: fields.text('description', ''),
    tags: (fields.has('tags') ? fields : config).textOrTexts('tags'),
    meta: (fields.has('meta') ? fields : config).object('meta'),
    group: (fields.has('group') ? fields : config).textOrNull('group'),
    config: withDefaults(fields.object('config'), defaults),
    unrenderedConfig: fields.object('unrendered_config'),
    dependsOn: dependsOn.texts('nodes', []).map(nodeId),
    macros: dependsOn.textsOrNulls('macros').map(macroId),
  };
}

function withDefaults(config: JsonObject, defaults: JsonObject): JsonObject {
  return Object.keys(defaults).every((key) => Object.hasOwn(config, key)) ? config : { ...defaults, ...config };
}

export function readColumns(fields: Fields): ReadonlyMap<string, Column> {
  return fields.entries('columns', readColumn);
}

function readColumn(fields: Fields): Column {
  const config = fields.part('config');
  return {
    name: fields.text('name'),
    description: fields.text('description', ''),
    dataType: fields.textOrNull('data_type'),
    constraints: fields.items('constraints', readConstraint),
    tags: (fields.has('tags') ? fields : config).textOrTexts('tags'),
    meta: (fields.has('meta') ? fields : config).object('meta'),
  };
}

export function readConstraint(fields: Fields): Constraint {
  return {
    type: fields.text('type'),
    name: fields.textOrNull('name'),
    expression: fields.textOrNull('expression'),
    warnUnenforced: fields.flag('warn_unenforced', true),
    warnUnsupported: fields.flag('warn_unsupported', true),
    to: fields.textOrNull('to'),
    toColumns: fields.texts('to_columns', []),
    columns: fields.texts('columns', []),
  };
}
