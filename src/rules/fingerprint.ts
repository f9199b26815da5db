import { createHash } from 'node:crypto';
import type { Json, NodeId } from '#kernel';

export interface Identity {
  readonly rule: string;
  readonly node: NodeId | null;
  readonly column: string | null;
  readonly before: Json;
  readonly after: Json;
}

/** Names one finding across commits: neither lines nor consumers are part of it, so an approval survives new pushes. */
export function fingerprint({ rule, node, column, before, after }: Identity): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, node, column, before, after]))
    .digest('hex');
}
