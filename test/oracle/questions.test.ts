import { describe, expect, it } from 'vitest';
import { drawQuestions } from '../../scripts/oracle/questions.ts';
import { randomOf } from '../../scripts/oracle/random.ts';
import { readVocabulary } from '../../scripts/oracle/vocabulary.ts';

const node = { name: 'orders', fqn: ['shop', 'marts', 'orders'], original_file_path: 'models/marts/orders.sql', tags: ['daily'], package_name: 'shop' };
const manifest = { nodes: { 'model.shop.orders': { ...node, config: { materialized: 'view', meta: { owner: 'crm' }, tags: ['daily'] } } } };

describe('the questions', () => {
  it('are the same for the same seed', () => {
    const draw = () => drawQuestions(manifest, '1.12', randomOf('one'), 50);
    expect(draw()).toEqual(draw());
  });

  it('differ for another seed', () => {
    expect(drawQuestions(manifest, '1.12', randomOf('one'), 5)).not.toEqual(drawQuestions(manifest, '1.12', randomOf('two'), 5));
  });

  it('know nothing of --exclude-resource-type before dbt 1.9', () => {
    const drawn = drawQuestions(manifest, '1.8', randomOf('old'), 300);
    expect(drawn.filter((question) => question.excludeTypes !== undefined)).toEqual([]);
  });

  it('take their words from the manifest', () => {
    expect(readVocabulary(manifest)).toMatchObject({
      names: ['orders'],
      fqns: ['marts.orders', 'orders', 'shop', 'shop.marts', 'shop.marts.orders'],
      paths: ['models', 'models/marts', 'models/marts/*', 'models/marts/orders.sql'].filter((path) => !path.includes('*')),
      files: ['orders', 'orders.sql'],
      configs: ['materialized:view', 'meta.owner:crm', 'tags:daily'],
    });
  });
});
