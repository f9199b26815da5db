import { ok, type Result } from '#kernel';
import { ARTIFACTS, type Artifact, type ArtifactFile, readLocation } from '#pipeline';
import type { OpenLocation } from '#ports';
import type { ActionInputs } from '#settings';

/** What dbt left behind in this job: the manifest, which must be there, and what else its folder holds. */
export async function readHead({ manifest, artifacts }: ActionInputs, open: OpenLocation): Promise<Result<readonly ArtifactFile[]>> {
  const main = await readFiles(open, manifest, ['manifest']);
  if (!main.ok) return main;
  const others = await readFiles(
    open,
    artifacts,
    ARTIFACTS.filter((artifact) => artifact !== 'manifest'),
  );
  if (others.ok) return ok([...main.value, ...others.value]);
  // A parse alone leaves nothing else: that is no mistake, and the report says which stages went without.
  return others.refusals.every(({ code }) => code === 'location-missing' || code === 'location-empty') ? main : others;
}

async function readFiles(open: OpenLocation, uri: string, wanted: readonly Artifact[]): Promise<Result<readonly ArtifactFile[]>> {
  const location = await open(uri);
  if (!location.ok) return location;
  const content = await readLocation(location.value, { wanted, fallback: 'manifest' });
  if (!content.ok) return content;
  return ok(content.value.kind === 'artifacts' ? content.value.files : []);
}
