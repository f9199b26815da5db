import { boolean, bytes, date, decimal, float, geo, integer, interval, json, other, padded, text, time, timestamp } from '../makers.ts';
import { type Dialect, named } from './dialect.ts';

/** Lengths are bytes; TEXT and BPCHAR are 256 long whatever is written behind them. */
export const REDSHIFT: Dialect = {
  containers: [],
  words: {
    ...named('smallint, int2', integer(16)),
    ...named('integer, int, int4', integer(32)),
    ...named('bigint, int8', integer(64)),
    ...named('decimal, numeric', decimal(18, 0)),
    ...named('real, float4', float(32)),
    ...named('double precision, float8, float', float(64)),
    ...named('varchar, character varying, nvarchar', text(256)),
    text: () => ({ family: 'string', length: 256, fixed: false }),
    ...named('char, character, nchar', padded(1)),
    bpchar: () => ({ family: 'string', length: 256, fixed: true }),
    ...named('varbyte, varbinary, binary varying', bytes(64_000)),
    ...named('boolean, bool', boolean),
    date,
    ...named('time, time without time zone', time(6)),
    ...named('timetz, time with time zone', time(6, true)),
    ...named('timestamp, timestamp without time zone', timestamp('ntz', 6)),
    ...named('timestamptz, timestamp with time zone', timestamp('tz', 6)),
    super: json('super'),
    geometry: geo('geometry'),
    geography: geo('geography'),
    hllsketch: other('hllsketch'),
    'interval year to month': interval('year to month'),
    'interval day to second': interval('day to second'),
  },
};
