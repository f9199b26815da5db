import { boolean, date, decimal, float, integer, interval, json, other, time, timestamp, unboundedBytes, unboundedText, uuid } from '../makers.ts';
import { type Dialect, named } from './dialect.ts';

/** The length of a text type is read and forgotten. */
export const DUCKDB: Dialect = {
  containers: ['struct', 'row', 'map'],
  words: {
    ...named('tinyint, int1', integer(8)),
    ...named('smallint, int2, short, int16', integer(16)),
    ...named('integer, int4, int, signed, int32', integer(32)),
    ...named('bigint, int8, long, int64', integer(64)),
    ...named('hugeint, int128', integer(128)),
    ...named('utinyint, uint8', integer(8, false)),
    ...named('usmallint, uint16', integer(16, false)),
    ...named('uinteger, uint32', integer(32, false)),
    ...named('ubigint, uint64', integer(64, false)),
    ...named('uhugeint, uint128', integer(128, false)),
    ...named('decimal, numeric, dec', decimal(18, 3)),
    ...named('float, float4, real', float(32)),
    ...named('double, float8, double precision', float(64)),
    ...named('varchar, text, string, char, character varying, bpchar, nvarchar', unboundedText),
    ...named('blob, bytea, binary, varbinary', unboundedBytes),
    ...named('boolean, bool, logical', boolean),
    date,
    ...named('time, time without time zone', time(6)),
    ...named('timetz, time with time zone', time(6, true)),
    ...named('timestamp, datetime, timestamp without time zone, timestamp_us', timestamp('ntz', 6)),
    timestamp_s: timestamp('ntz', 0),
    timestamp_ms: timestamp('ntz', 3),
    timestamp_ns: timestamp('ntz', 9),
    ...named('timestamptz, timestamp with time zone', timestamp('tz', 6)),
    json: json('json'),
    ...named('uuid, guid', uuid),
    interval: interval(''),
    ...named('bit, bitstring', other('bit')),
    ...named('varint, bignum', other('bignum')),
  },
};
