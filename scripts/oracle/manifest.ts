import { isJsonObject } from '#kernel';
import type { Json, JsonObject } from '#kernel';

/**
 * A manifest without what differs between two runs of one project or tells where it ran:
 * instants, ids of invocations and users, and paths of the machine.
 */
export function cleanManifest(text: string, work: string): JsonObject {
  const manifest: JsonObject = JSON.parse(text.replaceAll(JSON.stringify(work).slice(1, -1), '/srv'));
  const cleaned = Object.entries(manifest).map(([section, entries]) => [section, isJsonObject(entries) ? cleanSection(section, entries) : entries]);
  return Object.fromEntries(cleaned);
}

const instant = '2026-01-01T00:00:00.000000Z';
const fixed: JsonObject = {
  generated_at: instant,
  invocation_started_at: instant,
  run_started_at: instant,
  invocation_id: '00000000-0000-4000-8000-000000000000',
  user_id: null,
  env: {},
};

function cleanSection(section: string, entries: JsonObject): JsonObject {
  if (section !== 'metadata') return mapValues(entries, dropCreated);
  return mapValues(entries, (value, key) => fixed[key] ?? value);
}

// `disabled` holds a list of entries under each id.
function dropCreated(entry: Json): Json {
  if (Array.isArray(entry)) return entry.map(dropCreated);
  return isJsonObject(entry) && typeof entry['created_at'] === 'number' ? { ...entry, created_at: 0 } : entry;
}

function mapValues(object: JsonObject, turn: (value: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, turn(value, key)]));
}
