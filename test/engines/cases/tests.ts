/** Section 4.2: tests that come along. */
import type { Question } from '../../../scripts/oracle/question.ts';
import { project } from '../../support/project.ts';
import { asked, only } from '../scenes.ts';

/** ia and ib with a test on each, one on both, one on ib and a source beside it, and a unit test of ib. */
const graph = project()
  .source('s', 't')
  .model('ia', 'select 1')
  .model('ib', 'select 2', ['ia'], { path: 'models/m/ib.sql' })
  .singularTest('a', 'select 1', ['ia'])
  .singularTest('b', 'select 1', ['ib'])
  .singularTest('ab', 'select 1', ['ia', 'ib'])
  .singularTest('bs', 'select 1', ['ib', 's.t'])
  .unitTest('unit', 'ib', { dependsOn: ['ia'], path: 'models/m/schema.yml' });

const moded = (mode: NonNullable<Question['mode']>, ...select: readonly string[]): Question => ({ select, mode });
const [A, AB, B, BS, UNIT] = ['test:a', 'test:ab', 'test:b', 'test:bs', 'unit_test:ib.unit'];
const cautious = { method: 'fqn', value: 'ib', indirect_selection: 'cautious' };
const yaml = graph.selector('careful', cautious).selector('plain', { method: 'fqn', value: 'ib' });
const disabled = graph.singularTest('off', 'select 1', ['ib'], { config: { enabled: false } });

export const tests = asked([
  ['4.2/modes', 'eager', graph, { select: ['ib'] }, ['ib', AB, B, BS, UNIT]],
  ['4.2/modes', 'cautious', graph, moded('cautious', 'ia'), ['ia', A]],
  ['4.2/modes', 'buildable', graph, moded('buildable', 'ib'), ['ib', AB, B, BS, UNIT]],
  ['4.2/modes', 'empty', graph, moded('empty', 'ib'), ['ib']],
  ['4.2/unit-test', 'selected by its second parent', graph, moded('eager', 'ia'), ['ia', A, AB, UNIT]],
  ['4.2/unit-test', 'selected by its first parent', graph, moded('cautious', 'ib'), ['ib', B], ['ib', B, UNIT]],
  ['4.2/criterion', 'cautious with all ancestors', graph, moded('cautious', '+ib'), ['ia', 'ib', A, AB, B, UNIT]],
  ['4.2/criterion', 'an intersection', graph, { select: ['ia,ib'] }, [AB, UNIT]],
  ['4.2/no-recheck', 'cautious, a union', graph, moded('cautious', 'ia ib'), ['ia', 'ib', A, AB, B], ['ia', 'ib', A, B, UNIT]],
  ['4.2/exclude', 'eager', graph, { select: ['ia+'], exclude: ['ib'] }, ['ia', A]],
  ['4.2/exclude', 'cautious', graph, { ...moded('cautious', 'ia+'), exclude: ['ib'] }, ['ia', A, AB, BS, UNIT], ['ia', A]],
  ['4.2/exclude', 'empty', graph, { ...moded('empty', 'ia+'), exclude: ['ib'] }, ['ia', A, AB, B, BS, UNIT], ['ia', A]],
  ['4.2/exclude', 'a source', graph, { ...moded('empty', 'ib+'), exclude: ['source:s'] }, ['ib', AB, B, BS, UNIT], ['ib', AB, B, UNIT]],
  ['4.2/compile', 'a model with a unit test', graph, { command: 'compile', select: ['ib'] }, ['ib', AB, B, BS]],
  ['4.2/disabled', 'a disabled test', disabled, { select: ['ib'] }, ['ib', AB, B, BS, UNIT]],
  ['4.2/flag', 'empty over cautious', yaml, { selector: 'careful', mode: 'empty' }, ['ib', B], ['ib']],
  ['4.2/yaml', 'no mode anywhere', yaml, { selector: 'plain' }, ['ib', AB, B, BS, UNIT]],
  ['4.2/yaml', 'a mode in YAML', yaml, { selector: 'careful' }, ['ib', B], ['ib', B, UNIT]],
  ['4.2/yaml', 'a mode in YAML behind the flag', yaml, only('selector:plain'), ['ib'], ['ib', AB, B, BS, UNIT]],
]);
