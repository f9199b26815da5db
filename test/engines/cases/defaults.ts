/** Section 4.4: what a command takes when nothing is said. */
import { project } from '../../support/project.ts';
import { asked } from '../scenes.ts';

/** One of every type, an ephemeral model and one without SQL. */
const whole = project()
  .seed('seed')
  .snapshot('snapshot', 'select 1')
  .analysis('analysis', 'select 1')
  .model('inner', 'select 1', [], { config: { materialized: 'ephemeral' } })
  .model('model', 'select 1', ['inner'], { path: 'models/m/model.sql' })
  .model('blank', ' \n')
  .test('not_null', 'model', 'id')
  .unitTest('unit', 'model', { path: 'models/m/schema.yml' })
  .source('raw', 'source')
  .exposure('exposure', ['model'])
  .metric('metric', ['model'])
  .semanticModel('semantic', 'model')
  .savedQuery('query', ['metric.shop.metric'])
  .function('function', 'x');

const [ANALYSIS, EXPOSURE, FUNCTION, METRIC] = ['analysis:analysis', 'exposure:exposure', 'function:function', 'metric:metric'];
const [QUERY, SEED, SEMANTIC, SNAPSHOT] = ['saved_query:query', 'seed:seed', 'semantic_model:semantic', 'snapshot:snapshot'];
const [SOURCE, TEST, UNIT] = ['source:raw.source', 'test:not_null_model_id', 'unit_test:model.unit'];

export const defaults = asked([
  [
    '4.4/ls',
    'nothing said',
    whole,
    {},
    [EXPOSURE, FUNCTION, METRIC, 'blank', 'inner', 'model', QUERY, SEED, SEMANTIC, SNAPSHOT, SOURCE, TEST, UNIT],
    [ANALYSIS, EXPOSURE, FUNCTION, METRIC, 'inner', 'model', QUERY, SEED, SEMANTIC, SNAPSHOT, SOURCE, TEST, UNIT],
  ],
  ['4.4/build', 'models and tests', whole, { command: 'build', select: ['model'] }, ['model', TEST, UNIT]],
  ['4.4/build', 'a function and a seed', whole, { command: 'build', select: ['function seed'] }, [FUNCTION, SEED]],
  ['4.4/build-saved-query', 'a saved query', whole, { command: 'build', select: ['query'] }, [QUERY], []],
  ['4.4/build-exposure', 'an exposure', whole, { command: 'build', select: ['exposure'] }, [EXPOSURE], []],
  ['4.4/test', 'nothing said', whole, { command: 'test' }, [TEST, UNIT]],
  ['4.4/test', 'models asked for', whole, { command: 'test', types: ['model'] }, [], ['inner', 'model']],
  ['4.4/run', 'run', whole, { command: 'run' }, ['inner', 'model']],
  ['4.4/run', 'seed', whole, { command: 'seed' }, [SEED]],
  ['4.4/run', 'snapshot', whole, { command: 'snapshot' }, [SNAPSHOT]],
  [
    '4.4/compile',
    'nothing said',
    whole,
    { command: 'compile' },
    [ANALYSIS, FUNCTION, 'inner', 'model', SEED, SNAPSHOT, TEST],
    [ANALYSIS, EXPOSURE, FUNCTION, METRIC, 'inner', 'model', QUERY, SEED, SEMANTIC, SNAPSHOT, SOURCE, TEST],
  ],
  ['4.4/compile', 'unit tests asked for', whole, { command: 'compile', types: ['unit_test', 'seed'] }, 'error: resource-type-refused', [SEED]],
  ['4.4/types', 'exposure', whole, { types: ['exposure'] }, [EXPOSURE], 'error: resource-type-unknown'],
  ['4.4/types', 'all', whole, { types: ['all'], select: ['analysis seed'] }, [ANALYSIS, SEED], 'error: resource-type-unknown'],
  ['4.4/types', 'default', whole, { types: ['default'], select: ['analysis seed'] }, [SEED], 'error: resource-type-unknown'],
  ['4.4/types', 'two types', whole, { types: ['seed', 'snapshot'] }, [SEED, SNAPSHOT]],
  ['4.4/types', 'all but one type', whole, { select: ['seed snapshot'], excludeTypes: ['seed'] }, [SNAPSHOT]],
  ['4.4/blank', 'ls', whole, { select: ['blank'] }, ['blank'], []],
  ['4.4/blank', 'build', whole, { command: 'build', select: ['blank'] }, []],
  ['4.4/ephemeral', 'an ephemeral parent', whole, { command: 'build', select: ['model'], mode: 'empty' }, ['model']],
  ['4.4/nothing', 'a name that nothing bears', whole, { select: ['nothing'] }, []],
  ['4.4/syntax', 'an unknown method', whole, { select: ['stat:new'] }, 'error: selector-invalid'],
]);
