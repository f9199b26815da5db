import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OutputChunk, rolldown } from 'rolldown';
import { lazyUndici } from './lazy-undici.ts';
import { renderLicences } from './licences.ts';
import { packageOf, vendorChunks } from './vendors.ts';

export interface BundleRequest {
  /** The repository's root. */
  readonly root: string;
  /** Where to write; emptied first. */
  readonly out: string;
  /** Changes a source before it is bundled; tests use it to edit a file that stays as it is. */
  readonly edit?: (code: string, moduleId: string) => string;
}

/** Builds both shells into `out`: entries, lazy chunks, vendor chunks and the licences of what is in them. */
export async function bundle({ root, out, edit = (code) => code }: BundleRequest): Promise<void> {
  const source = join(root, 'src');
  const build = await rolldown({
    cwd: root,
    input: Object.fromEntries(
      Object.entries({ cli: join(source, 'cli/main.ts'), index: join(source, 'action/main.ts') }).filter(([, file]) => existsSync(file)),
    ),
    platform: 'node',
    // Nothing may be imported from an entry: importing cli.js would run it.
    preserveEntrySignatures: 'strict',
    plugins: [lazyUndici(), { name: 'edit', transform: (code, id) => edit(code, id) }],
    // @actions/github brings an older CommonJS copy of the same client; the toolkit's own is enough for both.
    resolve: { mainFields: ['module', 'main'], alias: { '@actions/http-client': join(root, 'node_modules/@actions/http-client/lib/index.js') } },
    treeshake: { moduleSideEffects: (id) => !id.startsWith(source) || id.endsWith('/main.ts') },
    onLog: refuseWarnings,
  });
  rmSync(out, { recursive: true, force: true });
  const { output } = await build.write({
    dir: out,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: ({ name, facadeModuleId, moduleIds }) => chunkFile(name, facadeModuleId ?? moduleIds[0] ?? ''),
    banner: ({ name }) => (name === 'cli' ? '#!/usr/bin/env node' : ''),
    minify: false,
    minifyInternalExports: false,
    // They stand in licenses.txt, whole.
    comments: { legal: false },
    codeSplitting: { groups: vendorChunks() },
  });
  await build.close();
  const chunks = output.filter((file): file is OutputChunk => file.type === 'chunk');
  writeFileSync(join(out, 'licenses.txt'), renderLicences(chunks.flatMap(({ moduleIds }) => moduleIds)));
}

// A warning is about our code or our settings; what packages do inside is theirs.
function refuseWarnings(level: string, log: { readonly id?: string; readonly message: string }, report: (level: 'error', message: string) => void): void {
  if (level === 'warn' && !(log.id ?? '').includes('node_modules') && !log.message.includes('node_modules')) report('error', log.message);
}

// A package that its own importer loads lazily leaves a small chunk behind, which is named after the package:
// the bundler's own name for it would be a number that changes with ours.
function chunkFile(name: string, moduleId: string): string {
  if (name.startsWith('vendor/')) return `${name}.js`;
  if (name === 'rolldown-runtime') return 'vendor/runtime.js';
  const owner = packageOf(moduleId);
  return owner === undefined ? 'lib/[name].js' : `vendor/lazy/${owner.replace('@', '').replace('/', '-')}-${name}.js`;
}
