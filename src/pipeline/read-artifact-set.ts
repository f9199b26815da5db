import { type Catalog, type Freshness, readCatalog, readFreshness, readManifest, readRunResults, type RunResults } from '#artifacts';
import { type NotEvaluated, ok, type Refusal, refuse, type Result } from '#kernel';
import type { GivenFidelity } from '#report';
import type { ArtifactSet } from './artifact-set.ts';
import type { ArtifactFile } from './store/artifact-file.ts';

/** The artifacts of one side, with what the report has to say of them. */
export interface ReadSet {
  readonly set: ArtifactSet;
  readonly facts: GivenFidelity['artifacts'];
  /** Files beside the manifest that could not be read: the stages that want them go without. */
  readonly notEvaluated: readonly NotEvaluated[];
}

type Side = GivenFidelity['artifacts'][number]['side'];

/**
 * The files of one build as typed values. Without a readable manifest there is nothing to judge; any other file that
 * cannot be read is left out, and said.
 */
export function readArtifactSet(files: readonly ArtifactFile[], side: Side, uri: string): Result<ReadSet> {
  const manifest = files.find(({ artifact }) => artifact === 'manifest');
  if (manifest === undefined) return refuse(missingManifest(uri));
  const project = readManifest(manifest.content, manifest.uri);
  if (!project.ok) return project;
  const reading = new Reading(files, side);
  const [catalog = null] = reading.read('catalog', readCatalog);
  const [freshness = null] = reading.read('sources', readFreshness);
  const runResults = reading.read('run_results', readRunResults);
  const { dbtVersion, generatedAt } = project.value.metadata;
  const facts = [{ artifact: 'manifest', side, uri: manifest.uri, dbtVersion, generatedAt }, ...reading.facts];
  return ok({ set: { project: project.value, catalog, runResults, freshness }, facts, notEvaluated: reading.notEvaluated });
}

class Reading {
  readonly facts: GivenFidelity['artifacts'][number][] = [];
  readonly notEvaluated: NotEvaluated[] = [];
  readonly #files: readonly ArtifactFile[];
  readonly #side: Side;

  constructor(files: readonly ArtifactFile[], side: Side) {
    this.#files = files;
    this.#side = side;
  }

  read<T extends Catalog | Freshness | RunResults>(artifact: ArtifactFile['artifact'], read: (content: Uint8Array, uri: string) => Result<T>): readonly T[] {
    return this.#files
      .filter((file) => file.artifact === artifact)
      .flatMap(({ content, uri }) => {
        const value = read(content, uri);
        if (!value.ok) {
          this.notEvaluated.push(sayUnread(artifact, this.#side, value.refusals[0]));
          return [];
        }
        const { dbtVersion, generatedAt } = value.value;
        this.facts.push({ artifact, side: this.#side, uri, dbtVersion, generatedAt });
        return [value.value];
      });
  }
}

function sayUnread(artifact: string, side: Side, { what, why, next }: Refusal): NotEvaluated {
  return { what: `${artifact} of the ${side}`, why: why === undefined ? what : `${what}: ${why}`, next };
}

function missingManifest(uri: string): Refusal {
  return {
    kind: 'input',
    code: 'manifest-missing',
    what: 'There is no manifest.json here',
    where: { file: uri },
    next: 'Name the folder that `dbt parse` or `dbt build` wrote to, such as target.',
  };
}
