import type { JsonObject } from '#kernel';
import { since, type OdcsVersion } from '../versions.ts';
import { listOf, ref, TEXT, whereGiven, WHOLE } from './shapes.ts';

/** `key`, `key!` when required, `key:word` when it is no text. The first version that has the server stands in front. */
const SERVERS: readonly (readonly [OdcsVersion, string, string])[] = [
  ['3.0.0', 'api', 'location!'],
  ['3.0.0', 'bigquery', 'project! dataset!'],
  ['3.0.0', 'clickhouse', 'host! port!:port database!'],
  ['3.0.0', 'databricks', 'host catalog! schema!'],
  ['3.0.0', 'denodo', 'host! port!:port database'],
  ['3.0.0', 'dremio', 'host! port!:port schema'],
  ['3.0.0', 'glue', 'account! database! location format'],
  ['3.0.0', 'cloudsql', 'host! port!:port database! schema!'],
  ['3.0.0', 'db2', 'host! port!:port database! schema'],
  ['3.0.0', 'informix', 'host! port:port database!'],
  ['3.0.0', 'kafka', 'host! format'],
  ['3.0.0', 'kinesis', 'region format'],
  ['3.0.0', 'local', 'path! format!'],
  ['3.0.0', 'mysql', 'host! port!:port database!'],
  ['3.0.0', 'oracle', 'host! port!:port serviceName!'],
  ['3.0.0', 'postgresql', 'host! port!:port database! schema!'],
  ['3.0.0', 'postgres', 'host! port!:port database! schema!'],
  ['3.0.0', 'presto', 'host! catalog schema'],
  ['3.0.0', 'pubsub', 'project!'],
  ['3.0.0', 'redshift', 'host database! schema! region account'],
  ['3.0.0', 'snowflake', 'host port:port account! database! schema! warehouse'],
  ['3.0.0', 'sqlserver', 'host! port:port database! schema!'],
  ['3.0.0', 'synapse', 'host! port!:port database!'],
  ['3.0.0', 'trino', 'host! port!:port catalog! schema!'],
  ['3.0.0', 'vertica', 'host! port!:port database! schema!'],
  [
    '3.0.0',
    'custom',
    'account catalog database dataset delimiter endpointUrl format host location path port:port project region regionName schema serviceName stagingDir warehouse',
  ],
  ['3.1.0', 'hive', 'host! port:port database!'],
  ['3.1.0', 'impala', 'host! port:port database!'],
  ['3.1.0', 'zen', 'host! port:port database!'],
  ['3.1.0', 'custom', 'stream'],
  ['3.2.0', 'btrieve', 'host! port:port database!'],
  ['3.2.0', 'exasol', 'host! port:port schema'],
  ['3.2.0', 'fastobjects', 'host port:port database!'],
  ['3.2.0', 'poet', 'host port:port database!'],
  ['3.2.0', 'ingres', 'host! port:port database!'],
  ['3.2.0', 'hana', 'host! port:port database schema'],
  ['3.2.0', 'iceberg', 'catalog! catalogUrl! namespace warehouse'],
  ['3.2.0', 'teradata', 'host! port:port database'],
  ['3.2.0', 'vectorwise', 'host! port:port database!'],
  ['3.2.0', 'versant', 'host port:port database!'],
  ['3.2.0', 'custom', 'encoding'],
  ['3.2.0', 'glue', 'encoding'],
  ['3.2.0', 'kafka', 'encoding'],
  ['3.2.0', 'kinesis', 'encoding'],
  ['3.2.0', 'local', 'encoding'],
];

/** Servers whose keys changed their meaning between versions. */
function changedServers(version: OdcsVersion): readonly (readonly [string, string])[] {
  const [newer, newest] = [since(version, '3.1.0'), since(version, '3.2.0')];
  const files = newer ? 'format delimiter' : 'format:files delimiter:delimiters';
  const encoding = newest ? ' encoding' : '';
  // 3.0.0 and 3.0.1 require `staging_dir`, a key that no server defines.
  const staging = newest ? 'stagingDir workgroup' : since(version, '3.0.2') ? 'stagingDir!' : 'stagingDir staging_dir!:any';
  return [
    ['athena', `${staging} schema! catalog regionName`],
    ['azure', `location! ${newer ? 'format! delimiter' : 'format!:files delimiter:delimiters'}${encoding}`],
    ['duckdb', `database! schema:${newer ? 'text' : 'whole'}`],
    ['s3', `location! endpointUrl ${files}${encoding}`],
    ['sftp', `location!:sftp ${files}${encoding}`],
  ];
}

/** Where the data lies, each kind of server with its own keys. */
export function serverSchema(version: OdcsVersion): JsonObject {
  const known = [...SERVERS.filter(([first]) => since(version, first)).map(([, type, keys]) => [type, keys] as const), ...changedServers(version)];
  return {
    type: 'object',
    required: ['server', 'type'],
    properties: {
      ...(since(version, '3.1.0') ? { id: ref('StableId') } : {}),
      server: TEXT,
      type: { type: 'string', enum: [...new Set(known.map(([type]) => type))] },
      description: TEXT,
      environment: TEXT,
      roles: listOf(ref('Role')),
      customProperties: ref('CustomProperties'),
    },
    allOf: known.map(([type, keys]) => whereGiven('type', type, serverKeys(keys, version))),
    ...(since(version, '3.1.0') ? { unevaluatedProperties: false } : {}),
  };
}

function serverKeys(keys: string, version: OdcsVersion): JsonObject {
  const parsed = keys.split(' ').map((entry) => {
    const [name = '', kind = 'text'] = entry.split(':');
    return { name: name.replace('!', ''), required: name.endsWith('!'), kind };
  });
  // Not listed among the keys, `staging_dir` stays unevaluated.
  const properties = Object.fromEntries(parsed.filter(({ kind }) => kind !== 'any').map(({ name, kind }) => [name, valueOf(kind, version)]));
  return { type: 'object', properties, required: parsed.filter(({ required }) => required).map(({ name }) => name) };
}

function valueOf(kind: string, version: OdcsVersion): JsonObject {
  if (kind === 'port') return since(version, '3.2.0') ? { type: ['integer', 'string'] } : WHOLE;
  if (kind === 'whole') return WHOLE;
  if (kind === 'files') return { type: 'string', enum: ['parquet', 'delta', 'json', 'csv'] };
  if (kind === 'delimiters') return { type: 'string', enum: ['new_line', 'array'] };
  return kind === 'sftp' ? { type: 'string', pattern: '^sftp://.*' } : TEXT;
}
