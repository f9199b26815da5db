import { type Result } from '#kernel';
import type { Document } from './document.ts';
import { Fields } from './fields.ts';
import { Mistakes } from './mistakes.ts';
import { openDocument } from './open-document.ts';

/** Opens a document and reads its fields; every wrong one is refused at once. */
export function readArtifact<T>(bytes: Uint8Array, document: Document, read: (root: Fields, schemaVersion: number) => T): Result<T> {
  const opened = openDocument(bytes, document);
  if (!opened.ok) return opened;
  const mistakes = new Mistakes();
  const { root, schemaVersion } = opened.value;
  return mistakes.settle(document, read(new Fields(root, mistakes), schemaVersion));
}

/** Who wrote an artifact, when, and in which run. */
export function readOrigin(root: Fields) {
  const metadata = root.part('metadata');
  return {
    dbtVersion: metadata.textOrNull('dbt_version'),
    generatedAt: metadata.textOrNull('generated_at'),
    invocationId: metadata.textOrNull('invocation_id'),
  };
}
