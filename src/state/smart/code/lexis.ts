/** What a warehouse's SQL makes of characters that dialects read differently. */
export interface Lexis {
  /** `#` begins a comment, is a sign like any other, or nobody here knows. */
  readonly hash: Meaning<'comment'>;
  /** `//`; where it is a comment, only at the start of a line, since Snowflake's stages have paths. */
  readonly slashes: Meaning<'comment'>;
  /** `$tag$ ... $tag$`. */
  readonly dollars: Meaning<'quote'>;
  /** `[...]` holds a name. */
  readonly brackets: Meaning<'quote'>;
  /** A backslash keeps the quote after it from ending a text, and a quoted name. */
  readonly backslash: { readonly texts: Meaning<'escape'>; readonly names: Meaning<'escape'> };
  /** `'''...'''` is one text. */
  readonly tripleQuotes: boolean;
  /** `--` needs no white space after it, and white space before a parenthesis means nothing. */
  readonly isStandard: boolean;
}

/** What is unknown makes the reader give up where it would matter. */
type Meaning<Special extends string> = Special | 'plain' | 'unknown';

const UNKNOWN: Lexis = {
  hash: 'unknown',
  slashes: 'unknown',
  dollars: 'unknown',
  brackets: 'unknown',
  backslash: { texts: 'unknown', names: 'unknown' },
  tripleQuotes: false,
  isStandard: false,
};

const STANDARD: Lexis = { ...UNKNOWN, brackets: 'plain', backslash: { texts: 'plain', names: 'plain' }, isStandard: true };
const POSTGRES: Lexis = { ...STANDARD, hash: 'plain', slashes: 'plain', dollars: 'quote' };
const SPARK: Lexis = { ...STANDARD, backslash: { texts: 'escape', names: 'escape' } };
const TRANSACT: Lexis = { ...STANDARD, hash: 'plain', brackets: 'quote' };

const BY_ADAPTER: Readonly<Record<string, Lexis>> = {
  athena: STANDARD,
  bigquery: { ...STANDARD, hash: 'comment', backslash: { texts: 'escape', names: 'escape' }, tripleQuotes: true },
  databricks: SPARK,
  duckdb: POSTGRES,
  fabric: TRANSACT,
  postgres: POSTGRES,
  // Whether a backslash escapes depends on a setting of the cluster.
  redshift: { ...POSTGRES, backslash: { texts: 'unknown', names: 'plain' } },
  snowflake: { ...STANDARD, slashes: 'comment', dollars: 'quote', backslash: { texts: 'escape', names: 'plain' } },
  spark: SPARK,
  sqlserver: TRANSACT,
  synapse: TRANSACT,
  trino: STANDARD,
};

/** The reading rules of a warehouse, by the name of its dbt adapter; of one that is not in the table nothing is taken for granted. */
export function lexisOf(adapterType: string | null): Lexis {
  return (adapterType === null ? undefined : BY_ADAPTER[adapterType]) ?? UNKNOWN;
}
