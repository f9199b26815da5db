/** Section 3.5, the first stage: the configuration as authored. */
import { edits } from '../edits.ts';
import { area, genericTest, model, seed, singularTest, snapshot, source } from '../shapes.ts';

const hooked = (...statements: readonly string[]) => model({ config: { 'pre-hook': statements } });
/** The same hooks to dbt, authored otherwise. */
const hookedAs = (unrenderedConfig: Record<string, string | readonly string[]>) => model({ config: { 'pre-hook': ['a', 'b'] }, unrenderedConfig });
const header = (text: string) => model({ config: { sql_header: text } });
const HOOKS = ['config.pre-hook', 'unrendered_config.pre-hook'];

export const authored = edits([
  ['3.5/excluded', 'tags of a model', model(), model({ config: { tags: ['x'] } }), 'neither'],
  ['3.5/excluded', 'group of a model', model(), model({ config: { group: 'finance' } }), 'neither'],
  ['3.5/excluded', 'static_analysis of a model', model(), model({ config: { static_analysis: 'off' } }), 'v1'],
  ['3.5/excluded', 'tags of a seed', seed(), seed({ config: { tags: ['x'] } }), 'neither'],
  ['3.5/excluded', 'static_analysis of a snapshot', snapshot(), snapshot({ config: { static_analysis: 'off' } }), 'v1'],
  ['3.5/excluded', 'tags of a function', area(), area({ config: { tags: ['x'] } }), 'neither'],
  ['3.5/excluded-source', 'tags', source(), source({ config: { tags: ['x'] } }), 'v1'],
  ['3.5/excluded-source', 'static_analysis', source(), source({ config: { static_analysis: 'off' } }), 'v1'],
  [
    '3.5/excluded-source',
    'group, with an event_time that renders otherwise',
    source({ config: { event_time: 'a' }, unrenderedConfig: { group: 'a' } }),
    source({ config: { event_time: 'b' }, unrenderedConfig: { group: 'b' } }),
    'both',
    ['config.event_time', 'unrendered_config.group'],
  ],
  ['3.5/test-keys', 'tags', genericTest(), genericTest({ config: { tags: ['x'] } }), 'neither'],
  ['3.5/test-keys', 'meta', genericTest(), genericTest({ config: { meta: { a: 1 } } }), 'neither'],
  ['3.5/test-keys', 'a key of its own', singularTest(), singularTest({ config: { team: 'a' } }), 'neither'],
  ['3.5/absent', 'null', model(), model({ config: { full_refresh: null } }), 'v1'],
  ['3.5/absent', 'an empty list', model(), model({ config: { packages: [] } }), 'v1'],
  ['3.5/absent', 'an empty map', model(), model({ config: { meta: {} } }), 'v1'],
  ['3.5/newline', 'one line break more', header('set a'), header('set a\n'), 'v1'],
  ['3.5/newline', 'a Windows line break more', header('set a'), header('set a\r\n'), 'v1'],
  ['3.5/newline', 'two line breaks more', header('set a'), header('set a\n\n'), 'both', ['config.sql_header', 'unrendered_config.sql_header']],
  [
    '3.5/deep',
    'the order of a list',
    model({ config: { unique_key: ['a', 'b'] } }),
    model({ config: { unique_key: ['b', 'a'] } }),
    'both',
    ['config.unique_key', 'unrendered_config.unique_key'],
  ],
  [
    '3.5/deep',
    'a truth value as text, with a lookback that renders otherwise',
    model({ config: { lookback: 2 }, unrenderedConfig: { enabled: true } }),
    model({ config: { lookback: 3 }, unrenderedConfig: { enabled: 'true' } }),
    'both',
    ['config.lookback', 'unrendered_config.enabled'],
  ],
  ['3.5/hook-names', 'pre_hook for pre-hook', hookedAs({ pre_hook: ['a', 'b'] }), hookedAs({ 'pre-hook': ['a', 'b'] }), 'v1'],
  ['3.5/hook-names', 'both names for one', hookedAs({ 'pre-hook': ['a'], pre_hook: ['b'] }), hookedAs({ 'pre-hook': ['a', 'b'] }), 'v1'],
  ['3.5/hook-values', 'their order', hooked('a', 'b'), hooked('b', 'a'), 'v1'],
  ['3.5/hook-values', 'a text for a list of one', model({ config: { 'pre-hook': 'a' } }), hooked('a'), 'v1'],
  ['3.5/hook-values', 'the text of a list', hookedAs({ 'pre-hook': "['a',\n 'b']" }), hookedAs({ 'pre-hook': ['a', 'b'] }), 'v1'],
  ['3.5/hook-values', 'white space at the end', hooked('a'), hooked('a \n'), 'v1'],
  ['3.5/hook-values', 'Windows line breaks', hooked('a\nb'), hooked('a\r\nb'), 'v1'],
  ['3.5/hook-values', 'another statement', hooked('a'), hooked('b'), 'both', HOOKS],
  ['3.5/hook-values', 'a statement twice', hooked('a'), hooked('a', 'a'), 'both', HOOKS],
  ['3.5/meta', 'a key moved into meta', model({ config: { team: 'a' } }), model({ config: { meta: { team: 'a' } } }), 'v1'],
  ['3.5/meta', 'a key moved out of meta', model({ config: { meta: { b: 1, team: 'a' } } }), model({ config: { team: 'a', meta: { b: 1 } } }), 'v1'],
  [
    '3.5/meta',
    'a key moved into meta with another value',
    model({ config: { team: 'a' } }),
    model({ config: { meta: { team: 'b' } } }),
    'both',
    ['config.meta', 'unrendered_config.meta', 'unrendered_config.team'],
  ],
  [
    '3.5/meta',
    'the severity of a test moved into meta',
    singularTest({ config: { severity: 'warn' } }),
    singularTest({ config: { meta: { severity: 'warn' } } }),
    'both',
    ['config.severity', 'unrendered_config.severity'],
  ],
  [
    '3.5/two-stages',
    'an expression for the value that it has',
    model({ config: { materialized: 'table' } }),
    model({ config: { materialized: 'table' }, unrenderedConfig: { materialized: "var('m')" } }),
    'v1',
  ],
  [
    '3.5/two-stages',
    'a value that the environment decides',
    model({ unrenderedConfig: { materialized: "var('m')" } }),
    model({ config: { materialized: 'table' }, unrenderedConfig: { materialized: "var('m')" } }),
    'neither',
  ],
  [
    '3.5/two-stages',
    'both',
    model({ config: { materialized: 'view' } }),
    model({ config: { materialized: 'table' } }),
    'both',
    ['config.materialized', 'unrendered_config.materialized'],
  ],
]);
