import { type Entry } from './read-common.ts';
import { readFunction, readModel, readPlainNode, readSeed, readTest } from './read-nodes.ts';
import { readExposure, readMetric, readSavedQuery, readSemanticModel, readSource, readUnitTest } from './read-yaml-resources.ts';
import type { Resource } from './types.ts';

/** The resource of one entry, or undefined when its type is one that a later dbt has added. */
export function readResource(entry: Entry, resourceType: string): Resource | undefined {
  switch (resourceType) {
    case 'model':
      return readModel(entry);
    case 'seed':
      return readSeed(entry);
    case 'snapshot':
    case 'analysis':
    case 'operation':
      return readPlainNode(entry, resourceType);
    case 'test':
      return readTest(entry);
    case 'function':
      return readFunction(entry);
    case 'source':
      return readSource(entry);
    case 'exposure':
      return readExposure(entry);
    case 'metric':
      return readMetric(entry);
    case 'semantic_model':
      return readSemanticModel(entry);
    case 'saved_query':
      return readSavedQuery(entry);
    case 'unit_test':
      return readUnitTest(entry);
    default:
      entry.reading.skip(resourceType);
      return undefined;
  }
}
