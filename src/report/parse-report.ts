import * as z from 'zod/mini';
import { type Refusal, type Result, ok, refuse } from '#kernel';
import { REPORT_SCHEMA } from './report-schema.ts';
import type { Report } from './types.ts';

/** Deeper than any report: recursion over it cannot exhaust the stack. */
const DEPTH_MAX = 64;
const MISTAKES_MAX = 20;

/** A stored report. It may come from a fork's run, so nothing in it is trusted: every value is checked, and what is unknown is dropped. */
export function parseReport(json: unknown, uri: string): Result<Report> {
  if (depthExceeds(json, DEPTH_MAX)) return refuse(refusal(uri, `is nested deeper than ${DEPTH_MAX} levels`));
  if (schemaOf(json) !== REPORT_V1) return refuse(refuseSchema(json, uri));
  const parsed = z.safeParse(REPORT_SCHEMA, json);
  if (parsed.success) return ok(parsed.data);
  const [first, ...more] = parsed.error.issues.slice(0, MISTAKES_MAX).map(({ path, message }) => refusal(uri, `${formatPath(path)}: ${message}`));
  if (first === undefined) throw new Error('A report failed without an issue');
  return refuse(first, ...more);
}

const REPORT_V1 = 'sluice/report/v1';

function schemaOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'schema' in json ? json.schema : undefined;
}

function refuseSchema(json: unknown, uri: string): Refusal {
  const schema = schemaOf(json);
  if (typeof schema !== 'string' || !schema.startsWith('sluice/report/')) return refusal(uri, 'is not a report of Sluice');
  return { ...refusal(uri, `has the schema ${schema.slice(0, 60)}, not ${REPORT_V1}`), next: 'Render it with the version of Sluice that wrote it.' };
}

function refusal(uri: string, what: string): Refusal {
  return { kind: 'input', code: 'report-invalid', what: `The report ${what}`, where: { file: uri }, next: 'Write it again with `sluice check --format json`.' };
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'document' : path.map((part) => (typeof part === 'symbol' ? '?' : String(part).slice(0, 60))).join('.');
}

/** Level by level, without recursion: the text may nest as deep as it is long. */
function depthExceeds(json: unknown, limit: number): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; depth <= limit; depth += 1) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    if (level.length === 0) return false;
  }
  return true;
}
