import { describe, expect, it } from 'vitest';
import type { DbtCommand } from '#selection';
import { names, refused, select } from './select.ts';
import { project } from '../support/project.ts';
import { valueOf } from '../support/result.ts';

const builder = project()
  .source('raw', 'orders')
  .seed('seed')
  .model('model', 'select 1', ['raw.orders'])
  .model('blank', '', ['model'])
  .model('behind', 'select 2', ['blank'])
  .snapshot('snapshot', 'select 1', ['seed'])
  .analysis('analysis', 'select 1', ['model'])
  .operation('operation', 'select 1')
  .singularTest('test', 'select 1', ['model'])
  .unitTest('unit_test', 'model')
  .exposure('exposure', ['model'])
  .metric('metric', ['model'])
  .semanticModel('semantic_model', 'model')
  .savedQuery('saved_query', ['metric'])
  .function('function', 'x + 1');
const at = (dbtVersion: string) => builder.metadata({ dbtVersion }).build();

/** Resource types of what a command selects when nothing is said. */
function types(command: DbtCommand, dbtVersion: string, flags: { resourceTypes?: readonly string[]; excludeResourceTypes?: readonly string[] } = {}): string {
  const { entries } = valueOf(select(at(dbtVersion), { command, ...flags }));
  return [...new Set(entries.map(({ resourceType }) => resourceType))].sort().join(' ');
}

const LISTED_1_8 = 'exposure metric model saved_query seed semantic_model snapshot source test unit_test';
const LISTED = 'exposure function metric model saved_query seed semantic_model snapshot source test unit_test';

describe('a command without flags', () => {
  it.each<[DbtCommand, string, string]>([
    ['ls', '1.8.10', LISTED_1_8],
    ['ls', '1.10.23', LISTED_1_8],
    ['ls', '1.11.16', LISTED],
    ['ls', '1.12.6', LISTED],
    ['ls', '2.0.4', `analysis ${LISTED}`],
    ['build', '1.8.10', 'model saved_query seed snapshot test unit_test'],
    ['build', '1.9.11', 'model saved_query seed snapshot test unit_test'],
    ['build', '1.10.23', 'exposure model saved_query seed snapshot test unit_test'],
    ['build', '1.11.16', 'exposure function model saved_query seed snapshot test unit_test'],
    ['build', '2.0.4', 'function model seed snapshot test unit_test'],
    ['test', '1.12.6', 'test unit_test'],
    ['run', '1.12.6', 'model'],
    ['seed', '1.12.6', 'seed'],
    ['snapshot', '1.12.6', 'snapshot'],
    ['compile', '1.10.23', 'analysis model operation seed snapshot test'],
    ['compile', '1.12.6', 'analysis function model operation seed snapshot test'],
  ])('%s of dbt %s selects %s', (command, dbtVersion, wanted) => {
    expect(types(command, dbtVersion)).toBe(wanted);
  });
});

describe('the resource type flags', () => {
  it.each<[DbtCommand, readonly string[], readonly string[], string]>([
    ['ls', ['model', 'seed'], [], 'model seed'],
    ['ls', ['analysis'], [], 'analysis'],
    ['ls', ['all'], [], `analysis ${LISTED}`],
    ['ls', ['default'], ['test', 'unit_test'], 'exposure function metric model saved_query seed semantic_model snapshot source'],
    ['ls', [], ['model'], LISTED.replace('model ', '')],
    ['build', ['all'], ['exposure'], 'function model saved_query seed snapshot test unit_test'],
    ['test', ['test'], [], 'test'],
    ['test', ['model', 'unit_test'], [], 'unit_test'],
  ])('make %s with %j without %j select %s', (command, resourceTypes, excludeResourceTypes, wanted) => {
    expect(types(command, '1.12.6', { resourceTypes, excludeResourceTypes })).toBe(wanted);
  });

  it('mean unit tests too in dbt 1.8 when they say test', () => {
    expect(types('ls', '1.8.10', { resourceTypes: ['test'] })).toBe('test unit_test');
    expect(types('ls', '1.9.11', { resourceTypes: ['test'] })).toBe('test');
  });

  it('are refused where dbt has none', () => {
    expect(refused(at('1.12.6'), { command: 'run', resourceTypes: ['model'] })).toEqual([
      '"run" of dbt 1.12.6 takes no resource types. Leave them out, or ask for ls, build, test.',
    ]);
    expect(refused(at('1.8.10'), { command: 'test', resourceTypes: ['test'] })).toHaveLength(1);
  });

  it('are refused with the nearest type when they are misspelt, all at once', () => {
    expect(refused(at('1.12.6'), { resourceTypes: ['modle', 'MODEL', 'operation'], excludeResourceTypes: ['default'] })).toEqual([
      '--resource-type: "modle" is no resource type of dbt 1.12.6. Did you mean "model"?',
      '--resource-type: "MODEL" is no resource type of dbt 1.12.6. Did you mean "model"?',
      expect.stringContaining('--resource-type: "operation" is no resource type of dbt 1.12.6.'),
      expect.stringContaining('--exclude-resource-type: "default" is no resource type of dbt 1.12.6.'),
    ]);
  });

  it('know functions since dbt 1.11, and no exposure in v2', () => {
    expect(refused(at('1.10.23'), { resourceTypes: ['function'] })).toHaveLength(1);
    expect(refused(at('1.11.16'), { resourceTypes: ['function'] })).toEqual([]);
    expect(refused(at('2.0.4'), { resourceTypes: ['exposure', 'all'] })).toHaveLength(2);
  });
});

describe('a model without SQL', () => {
  it('is listed and otherwise dropped, though its descendants are reached', () => {
    expect(names(at('1.12.6'), { select: 'model+', command: 'ls', resourceTypes: ['model'] })).toBe('behind blank model');
    expect(names(at('1.12.6'), { select: 'model+', command: 'run' })).toBe('behind model');
  });

  it('cuts the graph in dbt 1.8', () => {
    expect(names(at('1.8.10'), { select: 'model+', command: 'run' })).toBe('model');
    expect(names(at('1.8.10'), { select: 'model+', command: 'ls', resourceTypes: ['model'] })).toBe('behind blank model');
  });

  it('is not even listed by v2', () => {
    expect(names(at('2.0.4'), { select: 'model+', command: 'ls', resourceTypes: ['model'] })).toBe('behind model');
  });
});
