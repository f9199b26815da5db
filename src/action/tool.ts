import type { ReportParts } from '#report';
import packageJson from '../../package.json' with { type: 'json' };
import type { Env } from './workflow.ts';

/** Which Sluice judged, and where its files of that version can be read; unknown for `uses: ./`. */
export function toolOf(env: Env): ReportParts['tool'] {
  const [repository, ref] = [env['GITHUB_ACTION_REPOSITORY'] ?? '', env['GITHUB_ACTION_REF'] ?? ''];
  const url = repository === '' || ref === '' ? null : `https://github.com/${repository}/blob/${ref}`;
  return { version: packageJson.version, url };
}
