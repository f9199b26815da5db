/** The release numbers of a dbt version; a pre-release counts as its release. */
export interface DbtVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** `1.12.6`, `1.13.0a1` and `2.0.0-beta.2`, and zeros for what cannot be read. */
export function parseDbtVersion(text: string): DbtVersion {
  const [major = 0, minor = 0, patch = 0] = text.split('.', 3).map((part) => Number.parseInt(part, 10) || 0);
  return { major, minor, patch };
}

export function isAtLeast(version: DbtVersion, least: DbtVersion): boolean {
  return rank(version) >= rank(least);
}

function rank({ major, minor, patch }: DbtVersion): number {
  return (major * 1000 + minor) * 1000 + patch;
}
