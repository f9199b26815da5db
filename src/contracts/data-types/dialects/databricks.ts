import { boolean, date, decimal, float, geo, integer, interval, json, padded, text, timestamp, unboundedBytes } from '../makers.ts';
import { type Dialect, named } from './dialect.ts';

/** Spark and Databricks: TIMESTAMP is an instant shown in the session's zone. */
export const DATABRICKS: Dialect = {
  containers: ['array', 'struct', 'map'],
  words: {
    ...named('tinyint, byte', integer(8)),
    ...named('smallint, short', integer(16)),
    ...named('int, integer', integer(32)),
    ...named('bigint, long', integer(64)),
    ...named('decimal, dec, numeric', decimal(10, 0)),
    ...named('float, real', float(32)),
    double: float(64),
    string: text(null),
    varchar: ([length]) => (length === undefined ? undefined : { family: 'string', length, fixed: false }),
    ...named('char, character', padded(1)),
    binary: unboundedBytes,
    boolean,
    date,
    ...named('timestamp, timestamp_ltz', timestamp('ltz', 6)),
    timestamp_ntz: timestamp('ntz', 6),
    variant: json('variant'),
    geography: geo('geography'),
    geometry: geo('geometry'),
    'interval year to month': interval('year to month'),
    'interval day to second': interval('day to second'),
  },
};
