import type { Resource } from '#artifacts';
import { SAME } from '../differences.ts';
import { authoredConfig } from './authored-config.ts';
import { renderedConfig } from './rendered-config.ts';
import type { V2Check } from './rules.ts';

/** Models, seeds, snapshots, tests, sources, functions: modified when both the authored and the rendered configuration differ. */
export const twoStageConfig: V2Check<Resource> = {
  part: 'configs',
  counts: true,
  compare: (before, after, { head }) => {
    const authored = authoredConfig(before, after);
    const rendered = authored.length === 0 ? SAME : renderedConfig(before, after, head);
    return rendered.length === 0 ? SAME : [...authored, ...rendered];
  },
};

/** All others: the rendered configuration alone. */
export const oneStageConfig: V2Check<Resource> = {
  part: 'configs',
  counts: true,
  compare: (before, after, { head }) => renderedConfig(before, after, head),
};
