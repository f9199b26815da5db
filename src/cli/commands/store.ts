import { openLocation, openStore, saveFiles } from '#adapters';
import { ok, refuse, type Result, unreachable } from '#kernel';
import { listCommits, preparePush, pruneCommits, pullArtifacts, pushArtifacts, readLocation, unpackArtifacts } from '#pipeline';
import type { ObjectStore } from '#ports';
import type { StoreCommand } from '#settings';
import { answer, type Outcome, type Shell } from '../outcome.ts';
import { readSettings } from '../read-settings.ts';
import { renderList, renderPruned, renderPulled, renderPushed } from '../render-store.ts';
import { storeOptions } from '../store-options.ts';

/** Artifacts per commit: stores them, fetches them, lists them, removes old ones. */
export async function store(line: StoreCommand, shell: Shell): Promise<Result<Outcome>> {
  const opened = await open(line, shell);
  if (!opened.ok) return opened;
  const text = await act(line, opened.value, shell);
  return text.ok ? ok(answer(text.value)) : text;
}

async function open(line: StoreCommand, shell: Shell): Promise<Result<ObjectStore>> {
  const settings = await readSettings(line.common.config, { store: line.store, failOn: undefined, warnOnly: undefined });
  if (!settings.ok) return settings;
  const { store: uri } = settings.value;
  if (uri !== null) return openStore(uri, storeOptions(line.s3, shell));
  return refuse({ kind: 'usage', code: 'store-missing', what: 'no store is named', next: 'Add --store URI, or set store in sluice.yml.' });
}

function act(line: StoreCommand, opened: ObjectStore, shell: Shell): Promise<Result<string>> {
  switch (line.action) {
    case 'push':
      return push(line, opened, shell);
    case 'pull':
      return pull(line, opened);
    case 'list':
      return list(line, opened, shell);
    case 'prune':
      return prune(line, opened, shell);
    default:
      return unreachable(line.action);
  }
}

async function push({ sha, branch, artifacts = 'target', format }: StoreCommand, opened: ObjectStore, { clock, log }: Shell): Promise<Result<string>> {
  if (sha === undefined) throw new Error('store push was accepted without --sha');
  const location = await openLocation(artifacts);
  const content = location.ok ? await readLocation(location.value) : location;
  if (!content.ok) return content;
  const files = preparePush(content.value.kind === 'artifacts' ? content.value.files : []);
  if (!files.ok) return files;
  const pushed = await pushArtifacts({ store: opened, clock, forge: null }, { sha, role: 'production', branch: branch ?? null, files: files.value });
  if (!pushed.ok) return pushed;
  for (const note of pushed.value.notes) log.warning(note);
  return ok(renderPushed(pushed.value, format));
}

async function pull({ sha, branch = 'main', artifacts = 'state', format }: StoreCommand, opened: ObjectStore): Promise<Result<string>> {
  const pulled = await pullArtifacts(opened, sha === undefined ? { branch } : { sha });
  if (!pulled.ok) return pulled;
  const files = unpackArtifacts(pulled.value.files);
  const written = files.ok ? await saveFiles(artifacts, files.value) : files;
  return written.ok ? ok(renderPulled(pulled.value, written.value, format)) : written;
}

async function list({ format }: StoreCommand, opened: ObjectStore, { log }: Shell): Promise<Result<string>> {
  const listed = await listCommits(opened);
  if (!listed.ok) return listed;
  for (const { what, where, why } of listed.value.trouble) log.warning([where?.file, what, why].filter(Boolean).join(': '));
  return ok(renderList(listed.value.commits, format));
}

async function prune({ keepDays, keepLast, dryRun, format }: StoreCommand, opened: ObjectStore, { clock }: Shell): Promise<Result<string>> {
  const pruned = await pruneCommits(opened, clock, { keepDays, keepLast, dryRun });
  return pruned.ok ? ok(renderPruned(pruned.value, { dryRun, format })) : pruned;
}
