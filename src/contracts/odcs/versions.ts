/** Versions of the Open Data Contract Standard that are read, oldest first. */
export const ODCS_VERSIONS = ['3.0.0', '3.0.1', '3.0.2', '3.1.0', '3.2.0'] as const;
export type OdcsVersion = (typeof ODCS_VERSIONS)[number];

/** The version that an `apiVersion` names, such as `v3.1.0`; undefined when it is none of ours. */
export function parseOdcsVersion(apiVersion: string): OdcsVersion | undefined {
  return ODCS_VERSIONS.find((version) => `v${version}` === apiVersion);
}

/** Whether `version` is `wanted` or newer. */
export const since = (version: OdcsVersion, wanted: OdcsVersion): boolean => ODCS_VERSIONS.indexOf(version) >= ODCS_VERSIONS.indexOf(wanted);
