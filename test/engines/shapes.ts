/** One resource of each type with what it needs, to be edited. */
import { type ProjectBuilder, project } from '../support/project.ts';

type Fields<Name extends keyof ProjectBuilder, At extends number> = ProjectBuilder[Name] extends (...args: infer Args) => ProjectBuilder
  ? NonNullable<Args[At]>
  : never;

export const shop = project();

export const model = (fields: Fields<'model', 3> = {}, sql = 'select 1 as id') => shop.model('orders', sql, [], fields);
export const seed = (fields: Fields<'seed', 2> = {}, content = 'id') => shop.seed('countries', content, fields);
export const snapshot = (fields: Fields<'snapshot', 3> = {}, sql = 'select 1 as id') => shop.snapshot('history', sql, [], fields);
export const analysis = (fields: Fields<'analysis', 3> = {}, sql = 'select 1 as id') => shop.analysis('audit', sql, [], fields);
export const area = (fields: Fields<'function', 3> = {}, sql = 'x * y') => shop.function('area', sql, [], fields);
export const genericTest = (fields: Fields<'test', 3> = {}) => model().test('not_null', 'orders', 'id', fields);
export const singularTest = (fields: Fields<'singularTest', 3> = {}, sql = 'select 1') => shop.singularTest('is_sane', sql, [], fields);
export const source = (fields: Fields<'source', 2> = {}) => shop.source('raw', 'orders', fields);
export const exposure = (fields: Fields<'exposure', 2> = {}) => model().exposure('board', ['orders'], fields);
export const metric = (fields: Fields<'metric', 2> = {}) => shop.metric('revenue', [], fields);
export const semanticModel = (fields: Fields<'semanticModel', 2> = {}) => model().semanticModel('orders', 'orders', fields);
export const savedQuery = (fields: Fields<'savedQuery', 2> = {}) => shop.savedQuery('weekly', [], fields);
export const unitTest = (fields: Fields<'unitTest', 2> = {}) => model().unitTest('adds_up', 'orders', fields);

/** A model that calls the macro `money`, which calls `round_to`. */
export const caller = (money: string, roundTo = 'round') =>
  shop
    .macro('round_to', roundTo)
    .macro('money', money, ['round_to'])
    .model('orders', 'select 1', [], { macros: ['money'] });
