import { boolean, bytes, date, decimal, float, geo, integer, interval, json, text, time, timestamp } from '../makers.ts';
import { type Dialect, named } from './dialect.ts';

/** TIMESTAMP is an instant, DATETIME a wall clock, both to the microsecond. */
export const BIGQUERY: Dialect = {
  containers: ['array', 'struct', 'record'],
  words: {
    ...named('int64, int, integer, bigint, smallint, tinyint, byteint', integer(64)),
    ...named('numeric, decimal', decimal(38, 9)),
    // BIGNUMERIC holds 76 whole digits and a part of a 77th.
    ...named('bignumeric, bigdecimal', decimal(76, 38)),
    ...named('float64, float', float(64)),
    ...named('bool, boolean', boolean),
    string: text(null),
    bytes: bytes(null),
    date,
    time: time(6),
    datetime: timestamp('ntz', 6),
    timestamp: timestamp('tz', 6),
    json: json('json'),
    geography: geo('geography'),
    interval: interval(''),
  },
};
