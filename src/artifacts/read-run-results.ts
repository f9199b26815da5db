import { type Result, nodeId } from '#kernel';
import type { Fields } from './fields.ts';
import { readArtifact, readOrigin } from './read-artifact.ts';
import type { RunResult, RunResults } from './types.ts';

/** What a `run_results.json` says of one dbt command. One of `docs generate` has no execution data: see `command`. */
export function readRunResults(bytes: Uint8Array, uri: string): Result<RunResults> {
  return readArtifact(bytes, { artifact: 'run-results', uri }, (root, schemaVersion) => ({
    uri,
    schemaVersion,
    ...readOrigin(root),
    command: root.part('args').textOrNull('which'),
    elapsedSeconds: root.number('elapsed_time'),
    results: root.required('results', 'a list').items('results', readResult),
  }));
}

function readResult(fields: Fields): RunResult {
  return {
    id: nodeId(fields.text('unique_id')),
    status: fields.text('status'),
    executionSeconds: fields.number('execution_time'),
    timing: fields.items('timing', readTiming),
    message: readMessage(fields),
    failures: fields.numberOrNull('failures'),
    adapterResponse: fields.object('adapter_response'),
    threadId: fields.textOrNull('thread_id'),
    relationName: fields.textOrNull('relation_name') || null,
    compiledCode: fields.textOrNull('compiled_code') || null,
  };
}

/** dbt 0.19 wrote the number of failing rows as a message. */
function readMessage(fields: Fields): string | null {
  const message = fields.textOrNumber('message');
  return message === null ? null : String(message);
}

function readTiming(fields: Fields) {
  return { name: fields.text('name'), startedAt: fields.textOrNull('started_at'), completedAt: fields.textOrNull('completed_at') };
}
