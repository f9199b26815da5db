/** The dbt minors that judge us, oldest first. */
export const minors = ['1.8', '1.9', '1.10', '1.11', '1.12'] as const;
export type Minor = (typeof minors)[number];

/** What is installed beside each minor. DuckDB is held back to the version whose files the npm client can read. */
export const pins: Readonly<Record<Minor, { readonly core: string; readonly adapter: string; readonly duckdb: string }>> = {
  '1.8': { core: '1.8.10', adapter: '1.8.4', duckdb: '1.5.6' },
  '1.9': { core: '1.9.11', adapter: '1.9.6', duckdb: '1.5.6' },
  '1.10': { core: '1.10.23', adapter: '1.10.1', duckdb: '1.5.6' },
  '1.11': { core: '1.11.16', adapter: '1.10.1', duckdb: '1.5.6' },
  '1.12': { core: '1.12.6', adapter: '1.11.1', duckdb: '1.5.6' },
};

/** The minor in `text`, or undefined. */
export function parseMinor(text: string): Minor | undefined {
  return minors.find((minor) => minor === text);
}

/** Whether `minor` is `since` or newer. */
export function isSince(minor: Minor, since: Minor): boolean {
  return minors.indexOf(minor) >= minors.indexOf(since);
}
