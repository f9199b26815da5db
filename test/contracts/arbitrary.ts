/** Contracts in the guide's form, for properties. */
import fc from 'fast-check';
import { stringify } from 'yaml';

const name = fc.stringMatching(/^[a-z][a-z_]{0,8}$/);
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });

const described = { description: some(fc.constantFrom('a text', 'two\nlines', 'yes', '1.0')), pii: some(fc.boolean()), retention_days: some(fc.nat(4000)) };

const scalar = fc.oneof(
  fc.record({
    type: fc.constant('string'),
    enum: some(fc.uniqueArray(name, { minLength: 1, maxLength: 4 })),
    maxLength: some(fc.integer({ min: 1, max: 99 })),
    ...described,
  }),
  fc.record({ type: fc.constantFrom('integer', 'number'), minimum: some(fc.integer()), exclusiveMaximum: some(fc.integer()), ...described }),
  fc.record({ type: fc.constant('decimal'), precision: some(fc.integer({ min: 10, max: 20 })), scale: some(fc.integer({ min: 0, max: 9 })), ...described }),
  fc.record({
    type: fc.constantFrom('date', 'timestamp', 'time', 'boolean', 'uuid'),
    breaking_change: some(fc.constant('never')),
    default: some(fc.constantFrom('x', 1, null, false)),
    ...described,
  }),
  fc.record({ type: fc.constant('timestamp'), format: some(fc.constant('ISO8601')), timezone: some(fc.constant('UTC')) }),
);

const { field } = fc.letrec((tie) => ({
  field: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.record({ type: fc.constant('array'), items: tie('field') }),
    fc.record({ type: fc.constant('object'), properties: fc.dictionary(name, tie('field'), { minKeys: 1, maxKeys: 3 }) }),
  ),
}));

const quality = fc.record({
  freshness: some(fc.record({ max_delay_minutes: fc.integer({ min: 1, max: 9999 }), check_frequency: fc.constant('*/15 * * * *') })),
  completeness: some(fc.record({ required_fields_null_rate: fc.constantFrom(0, 0.05), optional_fields_null_rate: fc.constantFrom(0.1, 1) })),
  volume: some(fc.record({ min_daily_records: fc.nat(), anomaly_threshold: fc.constantFrom(0.5, 1) })),
});

const consumer = fc.record({ name, team: some(name), required_fields: fc.array(name, { maxLength: 3 }) });

/** The text of a valid contract. */
export const guideText = fc
  .record({
    contract: fc.record({
      name,
      version: fc.constantFrom('1.0.0', '2.1.0'),
      owner: some(fc.constant('a@b.c')),
      team: some(name),
      slack_channel: some(fc.constant('#x')),
    }),
    description: some(fc.constantFrom('What it is', 'a: b')),
    properties: fc.dictionary(name, field, { minKeys: 1, maxKeys: 5 }),
    quality,
    consumers: fc.array(consumer, { maxLength: 2 }),
    change_process: some(fc.record({ notification_lead_time_days: fc.nat(60), rollback_plan_required: fc.boolean() })),
    'x-owner': some(name),
  })
  .map(({ properties, ...rest }) => {
    const names = Object.keys(properties);
    const required = names.filter((_, index) => index % 2 === 0);
    const uniqueness = { [names[0] ?? '']: true, combination: names.slice(0, 2) };
    return stringify({ ...rest, schema: { type: 'object', required, properties }, quality: { ...rest.quality, uniqueness } });
  });
