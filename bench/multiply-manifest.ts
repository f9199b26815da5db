/** A dbt manifest as JSON: only what multiplying it needs to know. */
export interface Manifest {
  readonly nodes: Readonly<Record<string, unknown>>;
  readonly [section: string]: unknown;
}

const SECTIONS = ['nodes', 'sources', 'exposures', 'unit_tests'] as const;
/** An id of the project's own: `model.shop.orders`, `test.shop.unique_orders.1a2b3c`. */
const OWN_ID = /^(model|seed|snapshot|test|analysis|operation|source|exposure|unit_test)\.shop\./;

/**
 * The project of `original`, and beside it `copies` of `fill` under names of their own: a larger project in which the
 * original's changes are the only ones. What real dbt wrote stays as it is, but for the names.
 */
export function multiplyManifest(original: Manifest, fill: Manifest, copies: number): Manifest {
  const sections = SECTIONS.map((section) => [section, { ...entriesOf(original, section), ...copiesOf(fill, section, copies) }]);
  return { ...original, ...Object.fromEntries(sections), parent_map: {}, child_map: {} };
}

function copiesOf(manifest: Manifest, section: string, copies: number): Readonly<Record<string, unknown>> {
  const text = JSON.stringify(entriesOf(manifest, section));
  return Object.assign({}, ...Array.from({ length: copies }, (_, copy): object => JSON.parse(text, (_key, value) => rename(value, copy))));
}

// Keys and values alike: the ids that nodes depend on move along with the nodes.
function rename(value: unknown, copy: number): unknown {
  if (typeof value === 'string') return OWN_ID.test(value) ? `${value}_copy${copy}` : value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  return keys.some((key) => OWN_ID.test(key)) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [rename(key, copy), item])) : value;
}

function entriesOf(manifest: Manifest, section: string): Readonly<Record<string, unknown>> {
  const entries = manifest[section];
  return typeof entries === 'object' && entries !== null ? { ...entries } : {};
}
