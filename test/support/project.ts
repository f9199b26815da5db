/**
 * A small dbt project for tests, as an immutable fluent builder:
 *
 *   project().seed('raw', 'id\n1').model('orders', 'select 1', ['raw']).model('revenue', 'select 2', ['orders']).build()
 *
 * Every call returns a new builder; naming a resource again replaces it in place, so a pull request is
 * `base.model('orders', 'select 2', ['raw'])`. What is not said takes the value that dbt 1.12 writes.
 */
import type {
  Exposure,
  FunctionNode,
  Group,
  Macro,
  ManifestMetadata,
  Metric,
  Model,
  PlainNode,
  Project,
  Resource,
  SavedQuery,
  Seed,
  SemanticModel,
  Source,
  Test,
  UnitTest,
} from '#artifacts';
import { type Json, type JsonObject, type MacroId, type NodeId, macroId, nodeId } from '#kernel';
import { type Authored, authoredColumns, authoredConfig, authoredContract, sha256 } from './authored.ts';
import { NO_FRESHNESS, configDefaults } from './config-defaults.ts';

export { constraint } from './authored.ts';

/** A resource whose parents and macros are still names. */
interface Draft {
  readonly resource: Resource;
  readonly parents: readonly string[];
  readonly macros: readonly string[];
}

interface DraftMacro {
  readonly macro: Macro;
  readonly calls: readonly string[];
}

/** Fields of all builders' resources before parents are resolved. */
const UNRESOLVED = { dependsOn: [] as readonly NodeId[], macros: [] as readonly MacroId[] };

const METADATA: ManifestMetadata = {
  schemaVersion: 12,
  dbtVersion: '1.12.6',
  engine: 'v1',
  adapterType: 'duckdb',
  projectName: 'shop',
  projectId: '5f2a6f6c1b2ad1c9a5f3a4e0d9f7b8c1',
  generatedAt: '2026-11-22T10:00:00.000000Z',
  invocationId: 'aaaaaaaa-0000-4000-8000-000000000000',
};

/** An empty project of that name. */
export function project(name = 'shop'): ProjectBuilder {
  return new ProjectBuilder({
    uri: 'target/manifest.json',
    metadata: { ...METADATA, projectName: name },
    drafts: new Map(),
    macros: new Map(),
    groups: new Map(),
    selectors: new Map(),
  });
}

interface Parts {
  readonly uri: string;
  readonly metadata: ManifestMetadata;
  readonly drafts: ReadonlyMap<NodeId, Draft>;
  readonly macros: ReadonlyMap<MacroId, DraftMacro>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly selectors: ReadonlyMap<string, Json>;
}

export class ProjectBuilder {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Where the manifest is said to have been read from. */
  at(uri: string): ProjectBuilder {
    return this.#with({ uri });
  }

  /** The engine follows the major version unless it is given. */
  metadata(given: Partial<ManifestMetadata>): ProjectBuilder {
    const engine = given.dbtVersion === undefined ? {} : ({ engine: Number.parseInt(given.dbtVersion, 10) >= 2 ? 'v2' : 'v1' } as const);
    return this.#with({ metadata: { ...this.#parts.metadata, ...engine, ...given } });
  }

  model(name: string, sql: string, parents: readonly string[] = [], fields: Authored<Model> = {}): ProjectBuilder {
    const { config: authored = {}, columns, contract, dependsOn = [], macros = [], ...given } = under(fields, parents);
    const version = given.version ?? null;
    const leaf = version === null ? [name] : [name, `v${version}`];
    const place = this.#place('models', leaf, given.path ?? `models/${leaf.join('_')}.sql`, given.packageName);
    const config = { ...authored, ...(contract === undefined ? {} : { contract: contractConfig(contract) }) };
    const common = authoredConfig(configDefaults.model, config);
    const columnMap = authoredColumns(columns);
    const stored = common.config['materialized'] === 'table' || common.config['materialized'] === 'incremental';
    return this.#add(dependsOn, macros, {
      ...this.#node('model', leaf.join('.'), place.packageName, leaf.join('_')),
      ...place,
      ...common,
      name,
      resourceType: 'model',
      rawCode: sql.trim(),
      checksum: { name: 'sha256', checksum: sha256(sql.trim().replaceAll(/\s+/g, ' ')) },
      columns: columnMap,
      contract: authoredContract(contract, columnMap, stored ? (given.constraints ?? []) : []),
      access: typeof common.config['access'] === 'string' ? common.config['access'] : 'protected',
      version,
      latestVersion: version,
      deprecationDate: null,
      constraints: [],
      primaryKey: [],
      ...given,
    });
  }

  /** `content` is the text of the file; give `checksum` for a seed over dbt's size limit. */
  seed(name: string, content = 'id\n1\n', fields: Authored<Seed> = {}): ProjectBuilder {
    const { config, columns, contract: _none, dependsOn = [], macros = [], ...given } = fields;
    const place = this.#place('seeds', [name], given.path ?? `seeds/${name}.csv`, given.packageName);
    return this.#add(dependsOn, macros, {
      ...this.#node('seed', name, place.packageName, name),
      ...place,
      ...authoredConfig(configDefaults.seed, config),
      name,
      resourceType: 'seed',
      rawCode: '',
      checksum: { name: 'sha256', checksum: sha256(content.replaceAll('\r\n', '\n').trim()) },
      columns: authoredColumns(columns),
      rootPath: '/project',
      ...given,
    });
  }

  snapshot(name: string, sql: string, parents: readonly string[] = [], fields: Authored<PlainNode> = {}): ProjectBuilder {
    return this.#plain('snapshot', name, sql, under(fields, parents));
  }

  analysis(name: string, sql: string, parents: readonly string[] = [], fields: Authored<PlainNode> = {}): ProjectBuilder {
    return this.#plain('analysis', name, sql, under(fields, parents));
  }

  /** An `on-run-start` or `on-run-end` hook. */
  operation(name: string, sql: string, parents: readonly string[] = [], fields: Authored<PlainNode> = {}): ProjectBuilder {
    return this.#plain('operation', name, sql, under(fields, parents));
  }

  /**
   * A generic test on a model (`orders`), source (`raw.orders`) or one of its columns. Its macro `macro.dbt.test_<name>`
   * is added with it. More parents (`relationships`) go into `dependsOn`.
   */
  test(test: string, on: string, column: string | null = null, fields: Authored<Test> = {}): ProjectBuilder {
    const { config, columns, contract: _none, dependsOn = [], macros = [], ...given } = fields;
    const target = this.#nameOf(on);
    const name = [test, target.replaceAll('.', '_'), column].filter((part) => part !== null).join('_');
    const metadata = { name: test, namespace: null, kwargs: { ...(column === null ? {} : { column_name: column }), model: target } };
    const hash = sha256(JSON.stringify(given.testMetadata ?? metadata)).slice(0, 10);
    const place = this.#place('models', [name], given.path ?? 'models/schema.yml', given.packageName);
    const macro = `macro.dbt.test_${test}`;
    const builder = this.#parts.macros.has(macroId(macro)) ? this : this.macro(`test_${test}`, undefined, [], 'dbt');
    return builder.#add([on, ...dependsOn], [macro, ...macros], {
      ...this.#node('test', `${name}.${hash}`, place.packageName, name),
      ...place,
      ...authoredConfig(configDefaults.test, config),
      name,
      resourceType: 'test',
      schema: 'main_dbt_test__audit',
      relationName: null,
      rawCode: `{{ test_${test}(**_dbt_generic_test_kwargs) }}`,
      checksum: { name: 'none', checksum: '' },
      columns: authoredColumns(columns),
      testMetadata: metadata,
      attachedNode: this.#isSource(on) ? null : nodeId(this.#idOf(on)),
      columnName: column,
      ...given,
    });
  }

  /** A test that is a query of its own. */
  singularTest(name: string, sql: string, parents: readonly string[] = [], fields: Authored<Test> = {}): ProjectBuilder {
    const { config, columns, contract: _none, dependsOn = [], macros = [], ...given } = under(fields, parents);
    const place = this.#place('tests', [name], given.path ?? `tests/${name}.sql`, given.packageName);
    return this.#add(dependsOn, macros, {
      ...this.#node('test', name, place.packageName, name),
      ...place,
      ...authoredConfig(configDefaults.test, config),
      name,
      resourceType: 'test',
      schema: 'main_dbt_test__audit',
      relationName: null,
      rawCode: sql.trim(),
      checksum: { name: 'sha256', checksum: sha256(sql.trim().replaceAll(/\s+/g, ' ')) },
      columns: authoredColumns(columns),
      testMetadata: null,
      attachedNode: null,
      columnName: null,
      ...given,
    });
  }

  function(name: string, sql: string, parents: readonly string[] = [], fields: Authored<FunctionNode> = {}): ProjectBuilder {
    const { config, columns, contract: _none, dependsOn = [], macros = [], ...given } = under(fields, parents);
    const place = this.#place('functions', [name], given.path ?? `functions/${name}.sql`, given.packageName);
    return this.#add(dependsOn, macros, {
      ...this.#node('function', name, place.packageName, name),
      ...place,
      ...authoredConfig(configDefaults.function, config),
      name,
      resourceType: 'function',
      rawCode: sql.trim(),
      checksum: { name: 'sha256', checksum: sha256(sql.trim().replaceAll(/\s+/g, ' ')) },
      columns: authoredColumns(columns),
      arguments: [],
      returns: { data_type: 'integer', description: null },
      overloads: [],
      ...given,
    });
  }

  source(sourceName: string, table: string, fields: Authored<Source> = {}): ProjectBuilder {
    const { config = {}, columns, contract: _none, dependsOn = [], macros = [], ...given } = fields;
    const place = this.#place('models', [sourceName, table], given.path ?? 'models/sources.yml', given.packageName);
    const common = authoredConfig(configDefaults.source, config);
    return this.#add(dependsOn, macros, {
      ...UNRESOLVED,
      ...place,
      ...common,
      // Since 1.10.5 dbt always writes these four keys.
      unrenderedConfig: { loaded_at_field: null, loaded_at_query: null, meta: {}, tags: [], ...config },
      id: nodeId(`source.${place.packageName}.${sourceName}.${table}`),
      name: table,
      resourceType: 'source',
      patchPath: null,
      description: '',
      sourceName,
      identifier: table,
      database: 'dev',
      schema: sourceName,
      unrenderedDatabase: null,
      unrenderedSchema: null,
      relationName: `"dev"."${sourceName}"."${table}"`,
      loader: '',
      quoting: { database: null, schema: null, identifier: null, column: null },
      freshness: NO_FRESHNESS,
      loadedAtField: null,
      loadedAtQuery: null,
      external: null,
      sourceDescription: '',
      columns: authoredColumns(columns),
      ...given,
    });
  }

  exposure(name: string, parents: readonly string[] = [], fields: Authored<Exposure> = {}): ProjectBuilder {
    return this.#yaml('exposure', name, configDefaults.exposure, under(fields, parents), {
      resourceType: 'exposure',
      type: 'dashboard',
      owner: { email: 'data@example.com', name: null },
      maturity: null,
      url: null,
      label: null,
    });
  }

  metric(name: string, parents: readonly string[] = [], fields: Authored<Metric> = {}): ProjectBuilder {
    return this.#yaml('metric', name, configDefaults.metric, under(fields, parents), {
      resourceType: 'metric',
      type: 'simple',
      label: name,
      typeParams: { measure: { name, filter: null, alias: null, join_to_timespine: false, fill_nulls_with: null } },
      filter: null,
    });
  }

  /** A semantic model on one model. */
  semanticModel(name: string, model: string, fields: Authored<SemanticModel> = {}): ProjectBuilder {
    return this.#yaml('semantic_model', name, configDefaults.semanticModel, under(fields, [model]), {
      resourceType: 'semantic_model',
      model: `ref('${model}')`,
      label: null,
      defaults: null,
      entities: [],
      dimensions: [],
      measures: [],
      primaryEntity: null,
    });
  }

  savedQuery(name: string, parents: readonly string[] = [], fields: Authored<SavedQuery> = {}): ProjectBuilder {
    return this.#yaml('saved_query', name, configDefaults.savedQuery, under(fields, parents), {
      resourceType: 'saved_query',
      label: null,
      metrics: [],
      groupBy: [],
      where: null,
      orderBy: [],
      limit: null,
      exports: [],
    });
  }

  /** A unit test of one model. */
  unitTest(name: string, model: string, fields: Authored<UnitTest> = {}): ProjectBuilder {
    const definition = { given: fields.given ?? [], expect: fields.expect ?? { rows: [], format: 'dict', fixture: null }, overrides: fields.overrides ?? null };
    return this.#yaml('unit_test', `${model}.${name}`, configDefaults.unitTest, under(fields, [model]), {
      name,
      resourceType: 'unit_test',
      model,
      checksum: sha256(JSON.stringify([model, definition])),
      ...definition,
      version: null,
    });
  }

  /** A macro of the project, or of another package; `calls` are macros by name or id. */
  macro(name: string, sql = `{% macro ${name}() %}{% endmacro %}`, calls: readonly string[] = [], packageName = this.#name): ProjectBuilder {
    const id = macroId(`macro.${packageName}.${name}`);
    const macro = { id, name, packageName, path: `macros/${name}.sql`, sql, macros: [] };
    return this.#with({ macros: new Map(this.#parts.macros).set(id, { macro, calls }) });
  }

  group(name: string, owner: JsonObject = { email: `${name}@example.com`, name: null }): ProjectBuilder {
    return this.#with({ groups: new Map(this.#parts.groups).set(name, { name, owner }) });
  }

  /** A YAML selector as dbt resolves it, such as `{ method: 'tag', value: 'nightly' }`. */
  selector(name: string, definition: Json): ProjectBuilder {
    return this.#with({ selectors: new Map(this.#parts.selectors).set(name, { name, default: false, definition }) });
  }

  /** Takes a resource or macro out, by name or id. */
  without(name: string): ProjectBuilder {
    const drafts = new Map(this.#parts.drafts);
    const macros = new Map(this.#parts.macros);
    if (!drafts.delete(nodeId(this.#idOf(name))) && !macros.delete(macroId(this.#macroOf(name)))) throw new Error(`Nothing is called ${name}`);
    return this.#with({ drafts, macros });
  }

  build(): Project {
    const resolved = [...this.#parts.drafts.values()].map((draft) => this.#resolve(draft));
    const enabled = resolved.filter((resource) => resource.config['enabled'] !== false);
    const disabled = resolved.filter((resource) => resource.config['enabled'] === false);
    return {
      uri: this.#parts.uri,
      metadata: this.#parts.metadata,
      resources: new Map(enabled.map((resource) => [resource.id, resource])),
      disabled: new Map(disabled.map((resource) => [resource.id, [resource]])),
      macros: new Map([...this.#parts.macros].map(([id, { macro, calls }]) => [id, { ...macro, macros: calls.map((call) => macroId(this.#macroOf(call))) }])),
      groups: this.#parts.groups,
      selectors: this.#parts.selectors,
      notes: [],
    };
  }

  get #name(): string {
    return this.#parts.metadata.projectName ?? 'shop';
  }

  #with(change: Partial<Parts>): ProjectBuilder {
    return new ProjectBuilder({ ...this.#parts, ...change });
  }

  #add(parents: readonly string[], macros: readonly string[], resource: Resource): ProjectBuilder {
    return this.#with({ drafts: new Map(this.#parts.drafts).set(resource.id, { resource, parents, macros }) });
  }

  /** Package, path and fqn: the folders of the file below its kind's folder, then the name. */
  #place(folder: string, leaf: readonly string[], path: string, packageName = this.#name) {
    const inner = path.split('/').slice(path.startsWith(`${folder}/`) ? 1 : 0, -1);
    return { packageName, path, fqn: [packageName, ...inner, ...leaf] };
  }

  #node(kind: string, leaf: string, packageName: string, alias: string) {
    return {
      ...UNRESOLVED,
      id: nodeId(`${kind}.${packageName}.${leaf}`),
      patchPath: null,
      description: '',
      database: 'dev',
      schema: 'main',
      alias,
      relationName: `"dev"."main"."${alias}"`,
      compiledCode: null,
      language: 'sql',
      contract: { enforced: false, aliasTypes: true, checksum: null },
    };
  }

  #plain(kind: PlainNode['resourceType'], name: string, sql: string, fields: Authored<PlainNode>): ProjectBuilder {
    const { config, columns, contract: _none, dependsOn = [], macros = [], ...given } = fields;
    const folder = { snapshot: 'snapshots', analysis: 'analyses', operation: 'hooks' }[kind];
    const place = this.#place(folder, [name], given.path ?? `${folder}/${name}.sql`, given.packageName);
    return this.#add(dependsOn, macros, {
      ...this.#node(kind, name, place.packageName, name),
      ...place,
      ...authoredConfig(kind === 'snapshot' ? configDefaults.snapshot : configDefaults.plain, config),
      ...(kind === 'snapshot' ? {} : { relationName: null }),
      name,
      resourceType: kind,
      // dbt keeps the outer whitespace of a snapshot block and strips it elsewhere.
      rawCode: kind === 'snapshot' ? sql : sql.trim(),
      checksum: { name: 'sha256', checksum: sha256(sql.trim().replaceAll(/\s+/g, ' ')) },
      columns: authoredColumns(columns),
      ...given,
    });
  }

  /** A resource that only YAML defines. `own` holds its class's fields, `fields` what the test says. */
  #yaml<T extends Exposure | Metric | SemanticModel | SavedQuery | UnitTest>(
    kind: T['resourceType'],
    leaf: string,
    defaults: JsonObject,
    fields: Authored<T>,
    own: Omit<T, keyof Common> & { readonly name?: string },
  ): ProjectBuilder {
    const { config, columns: _columns, contract: _contract, dependsOn = [], macros = [], ...given } = fields;
    const overrides: Partial<Common> = given as Partial<Common>;
    const place = this.#place('models', leaf.split('.'), overrides.path ?? 'models/schema.yml', overrides.packageName);
    const common: Common = {
      ...UNRESOLVED,
      ...place,
      ...authoredConfig(defaults, config),
      id: nodeId(`${kind}.${place.packageName}.${leaf}`),
      name: leaf,
      patchPath: null,
      description: '',
    };
    return this.#add(dependsOn, macros, { ...common, ...own, ...given } as unknown as T);
  }

  #resolve({ resource, parents, macros }: Draft): Resource {
    return {
      ...resource,
      dependsOn: parents.map((parent) => nodeId(this.#known(parent))),
      macros: macros.map((macro) => macroId(this.#macroOf(macro))),
    };
  }

  /** A name that nothing bears is a mistake of the test; a full id may dangle. */
  #known(name: string): string {
    const id = this.#idOf(name);
    if (id === name || this.#parts.drafts.has(nodeId(id))) return id;
    throw new Error(`Nothing is called ${name}`);
  }

  #idOf(name: string): string {
    if (ID.test(name)) return name;
    const [first, second] = name.split('.');
    if (second !== undefined) {
      const source = [...this.#resources()].find((one) => one.resourceType === 'source' && one.sourceName === first && one.name === second);
      if (source !== undefined) return source.id;
    }
    const named = [...this.#resources()].filter((one) => one.resourceType !== 'source' && bears(one, name));
    return (named.find((one) => REFERABLE.has(one.resourceType)) ?? named[0])?.id ?? `model.${this.#name}.${name}`;
  }

  #macroOf(name: string): string {
    if (name.startsWith('macro.')) return name;
    return [...this.#parts.macros.values()].find(({ macro }) => macro.name === name)?.macro.id ?? `macro.${this.#name}.${name}`;
  }

  #isSource(name: string): boolean {
    return this.#idOf(name).startsWith('source.');
  }

  #nameOf(name: string): string {
    return ID.test(name) ? name.split('.').slice(2).join('.') : name;
  }

  *#resources(): Iterable<Resource> {
    for (const { resource } of this.#parts.drafts.values()) yield resource;
  }
}

type Common = Pick<
  Resource,
  | 'id'
  | 'name'
  | 'packageName'
  | 'path'
  | 'patchPath'
  | 'fqn'
  | 'description'
  | 'tags'
  | 'meta'
  | 'group'
  | 'config'
  | 'unrenderedConfig'
  | 'dependsOn'
  | 'macros'
>;

const ID = /^(?:model|seed|snapshot|analysis|operation|test|function|source|exposure|metric|semantic_model|saved_query|unit_test)\./;

/** What `ref` finds: it goes before a metric or exposure of the same name. */
const REFERABLE = new Set(['model', 'seed', 'snapshot']);

/** `orders` is the latest version of a versioned model, `orders.v1` the named one. */
function bears(resource: Resource, name: string): boolean {
  if (resource.resourceType !== 'model' || resource.version === null) return resource.name === name;
  if (name === `${resource.name}.v${resource.version}`) return true;
  return resource.name === name && resource.version === resource.latestVersion;
}

function under<T extends Resource>(fields: Authored<T>, parents: readonly string[]): Authored<T> {
  return { ...fields, dependsOn: [...parents, ...(fields.dependsOn ?? [])] };
}

function contractConfig(contract: boolean | { readonly enforced?: boolean; readonly aliasTypes?: boolean }): JsonObject {
  if (typeof contract === 'boolean') return { enforced: contract, alias_types: true };
  return { enforced: contract.enforced ?? false, alias_types: contract.aliasTypes ?? true };
}
