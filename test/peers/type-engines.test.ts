/** The verdicts about Postgres and DuckDB, put to Postgres and DuckDB: which types are one, and which values survive the change. */
import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { type DialectName, parseType } from '#contracts';
import { type RunningPostgres, startPostgres } from '../../scripts/judges/postgres.ts';
import { installDbt } from '../../scripts/judges/python.ts';
import { TYPE_CASES, type TypeCase } from '../contracts/type-cases.ts';
import { samplesOf } from './type-samples.ts';

interface Engine {
  readonly name: DialectName;
  /** Answers one query each: its value as text, or `ERROR`. */
  readonly ask: (queries: readonly string[]) => readonly string[];
  /** A query for the engine's own name of a type. */
  readonly nameOf: (type: string) => string;
  /** A query that puts the session into a time zone. */
  readonly inZone: (zone: string) => string;
}

let postgres: RunningPostgres | undefined;
afterAll(() => postgres?.stop());

const TRY = `create function attempt(query text) returns text language plpgsql as $$
declare answer text; begin execute query into answer; return coalesce(answer, 'NULL'); exception when others then return 'ERROR'; end $$;`;

async function openPostgres(): Promise<Engine> {
  postgres = await startPostgres();
  postgres.ask(TRY);
  postgres.ask(PROBE);
  const { ask } = postgres;
  return {
    name: 'postgres',
    ask: (queries) =>
      ask(queries.map((query) => `select attempt($sql$${query}$sql$);`).join('\n'))
        .trimEnd()
        .split('\n'),
    nameOf: (type) => `select probe($type$${type}$type$)`,
    inZone: (zone) => `select set_config('TimeZone', '${zone}', false)`,
  };
}

// A view keeps the type modifier of its column and leaves no table behind; six digits of a second are what a bare type has.
const PROBE = `create function probe(type text) returns text language plpgsql as $$
declare answer text; begin
  execute format('create or replace temp view probed_%s as select null::%s as a', md5(type), type);
  select replace(format_type(atttypid, atttypmod), '(6)', '') into answer from pg_attribute where attrelid = ('probed_' || md5(type))::regclass and attnum = 1;
  return answer; end $$;`;

const DUCKDB = `
import duckdb, json, sys
connection = duckdb.connect()
def ask(query):
    try:
        return str(connection.execute(query).fetchone()[0])
    except Exception:
        return 'ERROR'
print(json.dumps([ask(query) for query in json.load(sys.stdin)]))
`;

function openDuckdb(): Engine {
  const python = installDbt('1.12');
  return {
    name: 'duckdb',
    ask: (queries) => {
      const { stdout, stderr, status } = spawnSync(python, ['-c', DUCKDB], { input: JSON.stringify(queries), encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout);
    },
    nameOf: (type) => `select typeof(cast(null as ${type}))`,
    inZone: (zone) => `set timezone to '${zone}'`,
  };
}

const opened = await Promise.allSettled([openPostgres(), Promise.resolve().then(openDuckdb)]);

const casesOf = (name: string): readonly TypeCase[] => TYPE_CASES.filter(({ warehouse, verdict }) => warehouse === name && verdict !== 'unknown');

/** Whether every sample of the old type comes back from the new one as it was. */
function survivals(engine: Engine, cases: readonly TypeCase[]): ReadonlyMap<TypeCase, readonly boolean[]> {
  const asked = cases.flatMap((found) => literalsOf(found, engine.name).map((literal) => ({ found, query: roundTrip(found, literal) })));
  const answers = engine.ask(asked.map(({ query }) => query));
  const kept = new Map<TypeCase, boolean[]>();
  for (const [index, { found }] of asked.entries()) kept.set(found, [...(kept.get(found) ?? []), /^(t|true)$/i.test(answers[index] ?? '')]);
  return kept;
}

function roundTrip({ before, after }: TypeCase, literal: string): string {
  const there = `cast(cast('${literal}' as ${before}) as ${after})`;
  // DuckDB has no cast from TIMESTAMP_MS to TIMESTAMP_S: both have one from and to TIMESTAMP.
  const back = /^timestamp_/i.test(after) ? `cast(${there} as timestamp)` : there;
  return `select cast(${back} as ${before}) = cast('${literal}' as ${before})`;
}

/** Lists are written as one item. */
function literalsOf({ before }: TypeCase, dialect: DialectName): readonly string[] {
  const type = parseType(before, dialect);
  if (type.family !== 'array') return samplesOf(type);
  const [open, close] = dialect === 'postgres' ? ['{', '}'] : ['[', ']'];
  const items = type.element === null ? [] : samplesOf(type.element);
  return items.map((item) => `${open}${Array.from({ length: type.length ?? 1 }, () => item).join(',')}${close}`);
}

const rounded = ({ before, after }: TypeCase): boolean => /^(bigint|int8)$/i.test(before) && /^double/i.test(after);

for (const [index, name] of (['postgres', 'duckdb'] as const).entries()) {
  const result = opened[index];
  const reason = result?.status === 'rejected' ? `SKIPPED: ${result.reason instanceof Error ? result.reason.message.split('\n')[0] : 'no engine'}` : '';
  if (reason !== '') console.warn(`NOT JUDGED by ${name}: ${reason}`);
  const engine = result?.status === 'fulfilled' ? result.value : undefined;

  describe.skipIf(engine === undefined)(`${name} ${reason}`, () => {
    const cases = casesOf(name);
    const ask = (queries: readonly string[]): readonly string[] => engine?.ask(queries) ?? [];

    it('agrees on which of two types are one', () => {
      const names = ask(cases.flatMap(({ before, after }) => [engine?.nameOf(before) ?? '', engine?.nameOf(after) ?? '']));
      const judged = cases.map(({ before, after, verdict }, at) => [
        before,
        after,
        verdict === 'alias' || verdict === 'equal',
        names[2 * at] === names[2 * at + 1],
      ]);
      expect(names).not.toContain('ERROR');
      expect(judged.filter(([, , ours, theirs]) => ours !== theirs)).toEqual([]);
    });

    it('brings every edge value back from a wider type', () => {
      const tried =
        engine === undefined
          ? new Map()
          : survivals(
              engine,
              cases.filter((found) => found.verdict === 'widened' && !rounded(found)),
            );
      expect([...tried].filter(([, kept]) => kept.includes(false)).map(([{ before, after }]) => `${before} -> ${after}`)).toEqual([]);
      expect(tried.size).toBeGreaterThan(20);
    });

    it('loses or changes an edge value in a narrower type', () => {
      const tried =
        engine === undefined
          ? new Map()
          : survivals(
              engine,
              cases.filter(({ verdict }) => verdict === 'narrowed'),
            );
      expect([...tried].filter(([, kept]) => !kept.includes(false)).map(([{ before, after }]) => `${before} -> ${after}`)).toEqual([]);
      expect(tried.size).toBeGreaterThan(20);
    });

    it('shifts values between wall clocks and points in time with the zone of the session', () => {
      const zoned = cases.filter(({ rule }) => rule === 'timestamp-timezone-changed').filter(({ before }) => /^(timestamp|date)/i.test(before));
      const reading = ({ before, after }: TypeCase): string => `select cast(cast(cast('2024-02-29 12:00:00+00' as ${before}) as ${after}) as varchar)`;
      const inZone = (zone: string): string => engine?.inZone(zone) ?? '';
      const shifted = zoned.filter((found) => {
        const [, one, , other] = ask([inZone('UTC'), reading(found), inZone('Asia/Tokyo'), reading(found)]);
        return one !== other && one !== 'ERROR';
      });
      expect(zoned.length).toBeGreaterThan(1);
      expect(shifted).toEqual(zoned);
    });
  });
}
