/** Section 3.7: what v2 compares of a contract. */
import type { Json } from '#kernel';
import { constraint, type ProjectBuilder } from '../../support/project.ts';
import type { EngineCase } from '../engine-case.ts';
import { type Edit, edits } from '../edits.ts';
import { model } from '../shapes.ts';

type Fields = NonNullable<Parameters<typeof model>[0]>;

/** An edit, and what either engine says to it: the same, or each its own. */
type Row = readonly [edit: Edit, v1?: string, v2?: string];

const ENFORCED = ['config.contract.enforced'];
const ID = { columns: { id: 'int' } };
const on = model({ ...ID, contract: true });
const off = model(ID);

/** `config.contract` as it stands, null for none; the contract of the node, which v1 compares, is not enforced. */
const configured = (contract: Json) => model({ config: { contract } });
const enforced = { enforced: true, alias_types: true };

const table = (fields: Fields) => model({ ...ID, config: { materialized: 'table' }, ...fields });
const notNull = { columns: { id: { dataType: 'int', constraints: [constraint('not_null')] } } };
const unique = { constraints: [constraint('unique', { columns: ['id'] })] };
const onSpark = (builder: ProjectBuilder) => builder.metadata({ adapterType: 'spark' });

const removed = 'enforcement-removed';

const rows: readonly Row[] = [
  [['3.7/absent', 'one now', configured(null), configured(enforced), 'both', ['config.contract']]],
  [['3.7/absent', 'none now, enforced before', configured(enforced), configured(null), 'both', ['config.contract']], '', `error: ${removed}`],
  [['3.7/absent', 'none now, not enforced before', configured({ ...enforced, enforced: false }), configured(null), 'v1']],
  [['3.7/off', 'a column type', off, model({ columns: { id: 'text' } }), 'neither']],
  [['3.7/on', 'enforced from now on', off, on, 'both', ENFORCED]],
  [['3.7/both', 'a column type', on, model({ contract: true, columns: { id: 'text' } }), 'v1'], 'warning: column-type-changed', ''],
  [['3.7/both', 'a column added', on, model({ contract: true, columns: { id: 'int', at: 'date' } }), 'v1']],
  [['3.7/both', 'a constraint removed', table({ ...notNull, contract: true }), table({ contract: true }), 'v1'], 'warning: column-constraint-removed', ''],
  [['3.7/removed', 'enforced no longer', on, off, 'both', ENFORCED], `warning: ${removed}`],
  [
    [
      '3.7/removed',
      'enforced no longer, and a view for a table',
      table({ ...notNull, contract: true }),
      model(notNull),
      'both',
      ['config.contract.enforced', 'config.materialized', 'unrendered_config.contract', 'unrendered_config.materialized'],
    ],
    `warning: ${removed}, materialization-changed`,
  ],
  [
    ['3.7/columns', 'another description of a column', on, model({ columns: { id: { dataType: 'int', description: 'Key' } } }), 'both', ENFORCED],
    `warning: ${removed}`,
    `warning: ${removed}, column-removed`,
  ],
  [
    ['3.7/adapter', 'a constraint that Spark does not enforce', onSpark(table({ ...unique, contract: true })), onSpark(table({})), 'both', ENFORCED],
    `warning: ${removed}`,
    `warning: ${removed}, model-constraint-removed`,
  ],
  [['3.7/severity', 'no version', on, off, 'both', ENFORCED], `warning: ${removed}`],
];

const said = (text: string): readonly string[] => (text === '' ? [] : [text]);

export const contracts: readonly EngineCase[] = [
  ...rows.flatMap(([edit, v1 = '', v2 = v1]) => edits([edit]).map((one) => ({ ...one, says: { v1: said(v1), v2: said(v2) } }))),
  {
    row: '3.7/severity',
    what: 'a version',
    base: model({ ...ID, version: 1, contract: true }),
    head: model({ ...ID, version: 1 }),
    question: { select: ['state:modified'], mode: 'empty' },
    v1: 'error: contract-break',
    v2: ['orders.v1'],
    because: ENFORCED,
    says: { v1: [`error: ${removed}`], v2: [`error: ${removed}`] },
  },
  {
    row: '3.7/goes-on',
    what: 'an error of one model, an edit of another',
    base: model({ ...ID, version: 1, contract: true }).model('revenue', 'select 1'),
    head: model({ ...ID, version: 1 }).model('revenue', 'select 2'),
    question: { select: ['state:modified'], mode: 'empty' },
    v1: 'error: contract-break',
    v2: ['orders.v1', 'revenue'],
    because: [...ENFORCED, 'raw_code'],
    says: { v1: [`error: ${removed}`], v2: [`error: ${removed}`] },
  },
];
