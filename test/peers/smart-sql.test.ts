/** Smart mode's reader of SQL against DuckDB's: where ours finds two texts to be one query, theirs does too. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { installDbt } from '../../scripts/judges/python.ts';
import { compareCode } from '../../src/state/smart/code/compare-code.ts';
import { lexisOf } from '../../src/state/smart/code/lexis.ts';

/** Prints for each pair of texts whether DuckDB reads one query in both, reads none in either, or sees a difference. */
const JUDGE = `
import duckdb, json, sys
connection = duckdb.connect()
def bare(node):
    if isinstance(node, dict): return {key: bare(value) for key, value in node.items() if key != 'query_location'}
    return [bare(item) for item in node] if isinstance(node, list) else node
def read(sql):
    try: tree = json.loads(connection.execute('select json_serialize_sql(?)', [sql]).fetchone()[0])
    except Exception: return None
    return None if tree.get('error') else bare(tree)
for before, after in json.load(sys.stdin):
    one, other = read(before), read(after)
    print('unread' if one is None and other is None else 'same' if one == other else 'different')
`;

const QUERIES = [
  "select a, b from t where a = 'x  y' and b <> 2 -- one\norder by a",
  "select /* c */ 'it''s' || \"q  r\", $$a  b$$, $t$x $$ y$t$ from t",
  "select -1 - -2, a[1], {'k': 1}, [1, 2], x -> x + 1 from t",
  "with c as (select 1 as a) select * from c join d using (a) where e'\\'  ' = 'z' -- tail\n",
  'select 1.5e3, a::int, b.c, count(*) filter (where x >= 1 and y != 2) from t',
  "select 'a'\n'b', '--', '/* no */', \"--\" from t /* end */",
  "select a // 2, 7 % 3, a ** 2, x'00' from t",
  'select t.* exclude (a), sum(b) over (partition by c order by d) as s from t',
];

const BITS = ' |\n|\t|  |-|--|-- x\n|/*|*/|/* y */|\'|"|$$|$t$|,|(|)|=|<|>|*|/|\\|e|r|1|a|.|;|\r\n|#|[|]|E'.split('|').concat('|');

interface Edit {
  readonly at: number;
  readonly removes: boolean;
  readonly bit: string;
}

const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removes: fc.boolean(), bit: fc.constantFrom('', ...BITS) });
const pair = fc.tuple(fc.constantFrom(...QUERIES), fc.array(edit, { maxLength: 1 }), fc.array(edit, { minLength: 1, maxLength: 3 }));

function apply(sql: string, edits: readonly Edit[]): string {
  return edits.reduce((text, { at, removes, bit }) => {
    const index = Math.floor(at * text.length);
    return `${text.slice(0, index)}${bit}${text.slice(removes ? index + 1 : index)}`;
  }, sql);
}

const python = findPython();

describe.skipIf(typeof python === 'object')(
  `two texts that smart mode takes for one query${typeof python === 'object' ? ` (SKIPPED: ${python.why})` : ''}`,
  () => {
    it('are one query to DuckDB, or none in either', () => {
      const seed = Date.now() % 2 ** 31;
      const drawn = fc.sample(pair, { numRuns: 60_000, seed }).map(([sql, before, after]) => [apply(sql, before), apply(apply(sql, before), after)] as const);
      const equal = drawn.filter(([before, after]) => before !== after && compareCode(before, after, lexisOf('duckdb')) !== 'change');
      const verdicts = judge(equal);
      const read = verdicts.filter((verdict) => verdict === 'same').length;
      console.log(`seed ${seed}: ${drawn.length} pairs drawn, ${equal.length} taken for equal, ${read} of these read as one query by DuckDB`);
      expect(read).toBeGreaterThan(200);
      expect(equal.filter((_, index) => verdicts[index] === 'different')).toEqual([]);
    });
  },
);

function judge(pairs: readonly (readonly [string, string])[]): readonly string[] {
  if (typeof python === 'object') return [];
  const { status, stdout, stderr } = spawnSync(python, ['-c', JUDGE], { input: JSON.stringify(pairs), encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(stderr);
  return stdout.trimEnd().split('\n');
}

function findPython(): string | { readonly why: string } {
  try {
    return installDbt('1.12');
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    console.warn(`NOT JUDGED by DuckDB: ${why}`);
    return { why };
  }
}
