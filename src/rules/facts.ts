import type { Finding, Json, JsonObject } from '#kernel';
import { type Hit, nameConsumer } from './trace-hit.ts';

/** The parts of a finding's message, as `data` holds them, so that each renderer can lay them out its own way. */
export interface FindingFacts {
  /** What was found and what was promised. */
  readonly found: string;
  /** Names of exposures and other consumers that are reached. */
  readonly consumers: readonly string[];
  /** Names of the models that read the node itself. */
  readonly readers: readonly string[];
  /** How many models are downstream in all. */
  readonly models: number;
  readonly next: string | null;
}

/** The facts of a finding; a stored finding of another version or rule falls back to its whole message. */
export function readFacts({ data, message }: Finding): FindingFacts {
  return {
    found: text(data['found']) ?? message,
    consumers: texts(data['consumers']),
    readers: texts(data['readers']),
    models: typeof data['models'] === 'number' ? data['models'] : 0,
    next: text(data['next']),
  };
}

/** The same facts as JSON. */
export function writeFacts(found: string, next: string, hit: Hit | undefined): JsonObject {
  const reached = hit === undefined ? {} : { consumers: hit.exposures.map(nameConsumer), readers: hit.readers.map(({ name }) => name), models: hit.models };
  return { found, next, ...reached };
}

/** One sentence on who is reached, or nothing: `Reaches Weekly KPIs (dashboard, Finance) and 3 models.` */
export function describeHit({ consumers, models }: Pick<FindingFacts, 'consumers' | 'models'>): string | null {
  const parts = [...consumers, ...(models > 0 ? [`${models} ${models === 1 ? 'model' : 'models'}`] : [])];
  const last = parts.at(-1);
  if (last === undefined) return null;
  return `Reaches ${[parts.slice(0, -1).join(', '), last].filter((part) => part !== '').join(' and ')}.`;
}

const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

const texts = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []);
