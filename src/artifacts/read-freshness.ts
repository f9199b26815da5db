import { type Result, nodeId } from '#kernel';
import type { Fields } from './fields.ts';
import { readArtifact, readOrigin } from './read-artifact.ts';
import type { Freshness, FreshnessResult } from './types.ts';

/** What a `sources.json` says of the age of sources. */
export function readFreshness(bytes: Uint8Array, uri: string): Result<Freshness> {
  return readArtifact(bytes, { artifact: 'sources', uri }, (root) => ({
    uri,
    ...readOrigin(root),
    results: root.required('results', 'a list').items('results', readResult),
  }));
}

function readResult(fields: Fields): FreshnessResult {
  const error = fields.textOrNumber('error');
  return {
    id: nodeId(fields.text('unique_id')),
    // The Rust engine begins statuses with a capital.
    status: fields.text('status').toLowerCase(),
    maxLoadedAt: fields.textOrNull('max_loaded_at'),
    snapshottedAt: fields.textOrNull('snapshotted_at'),
    ageSeconds: fields.numberOrNull('max_loaded_at_time_ago_in_s'),
    criteria: fields.json('criteria'),
    error: error === null ? null : String(error),
  };
}
