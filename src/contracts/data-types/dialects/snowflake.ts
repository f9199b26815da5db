import { binaryFloat, boolean, bytes, date, decimal, float, geo, json, other, text, time, timestamp, uuid } from '../makers.ts';
import { type Dialect, named } from './dialect.ts';

const TEXT_MAX = 16_777_216;
const BINARY_MAX = 8_388_608;

/** Every integer word is NUMBER(38,0) and every float word has 64 bits. TIMESTAMP follows TIMESTAMP_TYPE_MAPPING, whose default is NTZ. */
export const SNOWFLAKE: Dialect = {
  containers: ['array', 'object', 'map', 'vector'],
  words: {
    ...named('number, decimal, dec, numeric', decimal(38, 0)),
    ...named('int, integer, bigint, smallint, tinyint, byteint', () => ({ family: 'decimal', precision: 38, scale: 0 })),
    ...named('float4, float8, double, double precision, real', float(64)),
    float: (sizes) => (sizes.length > 0 ? binaryFloat(64)([53]) : { family: 'float', bits: 64 }),
    decfloat: other('decfloat'),
    ...named('varchar, string, text, nvarchar, nvarchar2, char varying, character varying, nchar varying', text(TEXT_MAX)),
    ...named('char, character, nchar', text(1)),
    ...named('binary, varbinary', bytes(BINARY_MAX)),
    boolean,
    date,
    time: time(9),
    ...named('timestamp, datetime, timestamp_ntz, timestampntz, timestamp without time zone', timestamp('ntz', 9)),
    ...named('timestamp_ltz, timestampltz, timestamp with local time zone', timestamp('ltz', 9)),
    ...named('timestamp_tz, timestamptz, timestamp with time zone', timestamp('tz', 9)),
    uuid,
    variant: json('variant'),
    object: json('object'),
    geography: geo('geography'),
    geometry: geo('geometry'),
    file: other('file'),
  },
};
