import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Project, readManifest } from '#artifacts';
import type { LeftOutNode, WhyNot } from '#explain';
import { explainChange } from '#pipeline';
import { loadLayOut, renderExplanation, renderExplanationJson } from '#render';
import { type SelectionRequest, selectResources } from '#selection';
import { compareProjects } from '#state';
import { REQUEST } from '../support/ask.ts';
import { valueOf } from '../support/result.ts';
import { ROOT } from '../support/source-tree.ts';

const read = (pair: string, side: 'base' | 'head'): Project => {
  const path = `fixtures/projects/${pair}/${side}/manifest.json.gz`;
  return valueOf(readManifest(readFileSync(join(ROOT, path)), path));
};

const layOut = await loadLayOut('duckdb');

const PAIRS = ['shop/artifacts/1.12', 'shop/artifacts/1.8', 'metrics/artifacts/1.12', 'toolbox/artifacts/1.12'];
const REQUESTS: readonly (readonly [string, Partial<SelectionRequest>])[] = [
  ['what changed and follows', {}],
  ['what changed alone, in a build without tests', { select: ['state:modified'], command: 'build', excludeResourceTypes: ['test'] }],
  [
    'cautious tests of a part',
    { select: ['state:modified,package:this', 'state:new'], indirectSelection: 'cautious', exclude: ['stg_orders+ tag:finance', 'customers+'] },
  ],
  ['what changed in a run of the models alone', { select: ['state:modified+'], command: 'run', exclude: ['orders'] }],
];
const QUESTIONS = PAIRS.flatMap((pair) => REQUESTS.map(([title, asked]) => ({ pair, title, asked })));

interface Advice {
  readonly id: string;
  readonly follow: Partial<SelectionRequest>;
}

/** What the reasons say would select a node. */
function adviceOf({ unique_id: id, reasons }: LeftOutNode, request: SelectionRequest): readonly Advice[] {
  const reached = reasons.flatMap((one) =>
    one.kind === 'not-reached' && one.reachedBy !== null ? [{ id, follow: { select: [one.reachedBy], exclude: [] } }] : [],
  );
  const flags = reasons.map((reason) => withoutFlag(reason, request));
  const isHeldBack = flags.every((flag) => flag !== undefined);
  return isHeldBack ? [...reached, { id, follow: Object.assign({}, ...flags) }] : reached;
}

/** The request without the flag that a reason blames; undefined for a reason that blames none. */
function withoutFlag(reason: WhyNot, { exclude }: SelectionRequest): Partial<SelectionRequest> | undefined {
  switch (reason.kind) {
    case 'excluded':
      return { exclude: exclude.flatMap((text) => text.split(' ')).filter((text) => !reason.by.some((one) => one.text === text)) };
    case 'resource-type':
      return { command: 'ls', resourceTypes: ['all'], excludeResourceTypes: [] };
    case 'indirect-selection':
      return { indirectSelection: 'eager' };
    default:
      return undefined;
  }
}

describe.each(QUESTIONS)('explanations of $pair, asked for $title', ({ pair, asked }) => {
  const [base, head] = [read(pair, 'base'), read(pair, 'head')];
  const [compare, request] = [{ engine: 'auto', compareMoreUnrendered: 'auto' } as const, { ...REQUEST, ...asked }];
  const sides = {
    base: { project: base, catalog: null, runResults: [], freshness: null },
    head: { project: head, catalog: null, runResults: [], freshness: null },
  };
  const diff = valueOf(compareProjects(base, head, compare));
  const selection = valueOf(selectResources({ head, diff, request }));
  const selected = new Set(selection.entries.map(({ id }) => id));
  // Tests are many and alike.
  const ids = [...head.resources.values()].filter(({ resourceType }, index) => resourceType !== 'test' || index % 3 === 0).map(({ id }) => id);
  const explained = ids.map((id) => valueOf(explainChange(id, { ...sides, compare, request })));

  it('agree with the selection on every node', () => {
    expect(explained.filter(({ kind }) => kind === 'selected').map((one) => ('unique_id' in one ? one.unique_id : ''))).toEqual(
      ids.filter((id) => selected.has(id)),
    );
  });

  it('give advice that holds', () => {
    const advised = explained.flatMap((one) => (one.kind === 'left-out' ? adviceOf(one, request) : []));
    const wrong = advised.filter(
      ({ id, follow }) => !valueOf(selectResources({ head, diff, request: { ...request, ...follow } })).entries.some((one) => one.id === id),
    );
    expect(wrong).toEqual([]);
  });

  it('never give an empty reason', () => {
    const texts = explained.map((one) => renderExplanation(one, { color: false, width: 100 }, layOut));
    expect(texts.filter((text) => /\bundefined\b|\[object|because \.|because changed/.test(text))).toEqual([]);
  });

  it('are plain JSON', () => {
    expect(explained.map((one) => JSON.parse(renderExplanationJson(one)))).toEqual(explained);
  });
});
