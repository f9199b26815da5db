import type { NodeId } from '#kernel';
import { type SelectionRequest, selectResources } from '#selection';
import type { ExplainInput } from './types.ts';

/** Which resources another request would select; what dbt would refuse selects nothing. */
export type Probe = (request: Partial<SelectionRequest>) => ReadonlySet<NodeId>;

/** Asks the selection itself what it would come to if something else had been asked for. Each question is answered once. */
export function makeProbe(input: ExplainInput): Probe {
  const known = new Map<string, ReadonlySet<NodeId>>();
  return (request) => {
    const key = JSON.stringify(request);
    const found = known.get(key) ?? selectedIds({ ...input, request: { ...input.request, ...request } });
    known.set(key, found);
    return found;
  };
}

function selectedIds(input: ExplainInput): ReadonlySet<NodeId> {
  const selection = selectResources(input);
  return new Set(selection.ok ? selection.value.entries.map(({ id }) => id) : []);
}

/** A request that takes resources of every type. dbt 2 knows no `all`: its `ls` lists everything anyway. */
export function ofAnyType({ diff }: ExplainInput): Partial<SelectionRequest> {
  return { command: 'ls', resourceTypes: diff.engine === 'v1' ? ['all'] : [], excludeResourceTypes: [] };
}

/** The unions that arguments are made of: dbt splits each at its spaces. */
export function tokensOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split(' ')).filter((token) => token !== '');
}
