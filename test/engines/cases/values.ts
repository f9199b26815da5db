/** Section 3.3: what can stand after `state:`. */
import type { EngineCase } from '../engine-case.ts';
import { edits } from '../edits.ts';
import { exposure, metric, model, savedQuery, semanticModel, shop, source, unitTest } from '../shapes.ts';

const NEW = ['unique_id'];
const orders = model();
const twoModels = orders.model('revenue', 'select 2');
const board = exposure({ macros: ['label'] });

const asked = edits([
  ['3.3/new', 'a new model', shop, orders, 'both', NEW, 'new'],
  ['3.3/new', 'a model that was disabled', model({ config: { enabled: false } }), orders, 'both', NEW, 'new'],
  ['3.3/new', 'a new source', shop, source(), 'both', NEW, 'new'],
  ['3.3/new', 'a new exposure', orders, exposure(), 'v1', NEW, 'new'],
  ['3.3/new', 'a new metric', shop, metric(), 'v1', NEW, 'new'],
  ['3.3/old', 'a new metric', shop, metric(), 'v2', NEW, 'old'],
  ['3.3/old', 'a new model', shop, orders, 'neither', NEW, 'old'],
  ['3.3/modified', 'a new model', shop, orders, 'both', NEW],
  ['3.3/modified', 'a new source', shop, source(), 'v2', NEW],
  ['3.3/modified', 'a new unit test', orders, unitTest(), 'both', NEW],
  ['3.3/modified', 'nothing', orders, orders, 'neither'],
  ['3.3/unmodified', 'a new source', shop, source(), 'v1', NEW, 'unmodified'],
  ['3.3/unmodified', 'nothing', orders, orders, 'both', [], 'unmodified'],
  ['3.3/part', 'a new model', shop, orders, 'both', NEW, 'modified.configs'],
  ['3.3/part', 'a new model, asked for its macros', shop, orders, 'v2', NEW, 'modified.macros'],
  ['3.3/part', 'a new source, asked for its body', shop, source(), 'v2', NEW, 'modified.body'],
  ['3.3/part', 'an edited model', orders, model({}, 'select 2 as id'), 'both', ['raw_code'], 'modified.body'],
  ['3.3/part', 'an edited model, asked for its contract', orders, model({}, 'select 2 as id'), 'neither', ['raw_code'], 'modified.contract'],
  ['3.3/never-new', 'a new exposure', orders, exposure(), 'v2', NEW],
  ['3.3/never-new', 'a new metric', shop, metric(), 'v2', NEW],
  ['3.3/never-new', 'a new semantic model', orders, semanticModel(), 'v2', NEW],
  ['3.3/never-new', 'a new saved query', shop, savedQuery(), 'v2', NEW],
  ['3.3/never-new-part', 'a new exposure, asked for its contract', orders, exposure(), 'v2', NEW, 'modified.contract'],
  ['3.3/never-new-part', 'a new exposure, asked for its configuration', orders, exposure(), 'both', NEW, 'modified.configs'],
  ['3.3/never-new-part', 'a new exposure, asked for its macros', orders, exposure(), 'neither', NEW, 'modified.macros'],
  ['3.3/never-new-part', 'a new exposure with an edited macro', orders.macro('label', 'a'), board.macro('label', 'b'), 'both', NEW, 'modified.macros'],
  ['3.3/never-new-part', 'a new saved query, asked for its relation', shop, savedQuery(), 'neither', NEW, 'modified.relation'],
]);

const others: readonly EngineCase[] = [
  ...(['modified.columns', 'changed'] as const).map(
    (value): EngineCase => ({
      row: '3.3/unknown',
      what: 'a value that nobody knows',
      base: shop,
      head: orders,
      question: { select: [`state:${value}`], mode: 'empty' },
      v1: 'error: selector-invalid',
      v2: [],
      because: NEW,
    }),
  ),
  {
    row: '3.3/removed',
    what: 'a model deleted, and one that stays',
    base: twoModels,
    head: orders,
    question: { select: ['state:modified'], mode: 'empty' },
    v1: [],
    v2: [],
  },
];

export const values: readonly EngineCase[] = [...asked, ...others];
