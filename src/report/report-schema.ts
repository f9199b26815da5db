import * as z from 'zod/mini';
import { nodeId } from '#kernel';
import type { Report } from './types.ts';

const text = z.string().check(z.maxLength(1_000_000));
const maybe = z.nullable(text);
const list = <T extends z.core.SomeType>(item: T) => z.array(item).check(z.maxLength(200_000));
const count = z.number().check(z.nonnegative());
const json = z.json();

// What becomes part of a link must not be able to end it, or to leave the web.
const url = z.nullable(z.string().check(z.regex(/^https?:\/\/[\w.:/?#%&=~+,;@!-]+$/, 'must be an http address'), z.maxLength(2_000)));
const hash = z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'must be a commit hash'));
const sha = z.nullable(hash);
const repository = z.nullable(z.string().check(z.regex(/^[\w.-]+\/[\w.-]+$/, 'must be owner/name'), z.maxLength(200)));
const time = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?$/, 'must be an ISO 8601 time'));

const SEVERITY = z.enum(['error', 'warning', 'info']);
const KIND = z.enum(['breaking', 'contract', 'coverage', 'cost', 'quality', 'policy']);
const BASE_SOURCE = z.enum(['merge-base', 'ancestor', 'branch', 'plain', 'given', 'cache', 'none']);

const finding = z.object({
  rule: text,
  severity: SEVERITY,
  kind: KIND,
  node: z.nullable(z.pipe(text, z.transform(nodeId))),
  column: maybe,
  place: z.nullable(z.object({ file: text, line: z.exactOptional(count), column: z.exactOptional(count) })),
  message: text,
  data: z.record(text, json),
  fingerprint: text,
  waiver: maybe,
});

const because = z.object({ check: text, field: text, before: json, after: json, via: z.exactOptional(list(text)) });

const ORIGIN = z.enum(['yours', 'moved', 'unclear']);

const drift = z.object({
  role: z.enum(['newest', 'parted']),
  sha: hash,
  untouched: list(z.object({ unique_id: text, difference: z.enum(['new', 'modified', 'removed']) })),
});

const modes = z.object({ exact: count, smart: count });
const smartRules = list(z.object({ rule: text, confidence: z.enum(['proven', 'as-dbt', 'likely']), summary: text, count, unique_ids: list(text) }));

const smart = z.object({
  changed: modes,
  selected: modes,
  dropped: count,
  added: count,
  drops: smartRules,
  additions: smartRules,
  skews: list(z.object({ kind: text, before: text, after: text, count, unique_ids: list(text), wayOut: text })),
  off: list(text),
});

const plan = z.object({
  engine: z.enum(['v1', 'v2']),
  mode: z.enum(['exact', 'smart', 'slim']),
  compareMoreUnrendered: z.boolean(),
  select: list(text),
  exclude: list(text),
  entries: list(
    z.object({
      unique_id: text,
      resource_type: text,
      name: text,
      why: text,
      because: list(because),
      via: list(text),
      path: maybe,
      origin: z.exactOptional(ORIGIN),
    }),
  ),
  counts: z.record(text, count),
  modifiedCount: count,
  removed: list(z.object({ unique_id: text, disabled: z.boolean(), origin: z.exactOptional(ORIGIN) })),
  drift: z.exactOptional(drift),
  smart: z.exactOptional(smart),
  changedMacros: list(z.object({ unique_id: text, before: maybe, after: maybe })),
  selector: z.string().check(z.maxLength(20_000_000)),
  beyond: z.exactOptional(list(text)),
  commands: list(text),
  warnings: list(text),
  raises: list(text),
});

const ratio = z.object({ covered: count, total: count });
const counts = z.object({ modelsTested: ratio, columnsTested: ratio, modelsDocumented: ratio, columnsDocumented: ratio });
const share = z.nullable(z.number().check(z.minimum(0), z.maximum(1)));

const coverage = z.object({
  base: z.nullable(counts),
  head: counts,
  patch: z.nullable(counts),
  patchBefore: z.nullable(counts),
  goals: z.object({ tests: share, docs: share }),
  models: list(
    z.object({
      unique_id: text,
      name: text,
      tests: count,
      columnsTested: ratio,
      untested: list(text),
      documented: z.boolean(),
      columnsDocumented: ratio,
      undocumented: list(text),
    }),
  ),
});

const fidelity = z.object({
  baseSha: sha,
  baseSource: BASE_SOURCE,
  notes: list(text),
  artifacts: list(
    z.object({
      artifact: text,
      side: z.enum(['base', 'head']),
      uri: maybe,
      dbtVersion: maybe,
      generatedAt: maybe,
      ageMinutes: z.nullable(z.number()),
    }),
  ),
  skews: list(z.object({ kind: text, before: text, after: text })),
});

const contracts = z.object({
  models: count,
  enforcedModels: count,
  enforcedModelsBefore: z.nullable(count),
  breaking: list(z.object({ unique_id: text, kind: text, column: maybe, before: json, after: json, severity: SEVERITY })),
});

const exposure = z.object({ unique_id: text, name: text, label: maybe, type: text, owner: maybe, url: maybe, via: list(text) });

/** Report v1. A newer Sluice may add keys, which are let pass and dropped. */
export const REPORT_SCHEMA = z.object({
  schema: z.literal('sluice/report/v1'),
  tool: z.object({ name: z.literal('sluice'), version: text, url }),
  generatedAt: time,
  subject: z.object({
    project: maybe,
    adapter: maybe,
    event: maybe,
    serverUrl: url,
    repository,
    pullRequest: z.nullable(count),
    headSha: sha,
    runUrl: url,
  }),
  verdict: z.object({ gate: z.enum(['pass', 'warn', 'fail']), summary: text, blocking: list(text), warnOnly: z.boolean() }),
  fidelity,
  plan,
  findings: list(finding),
  contracts,
  coverage: z.nullable(coverage),
  cost: z.nullable(z.object({ lines: list(json), deltaUsdPerMonth: z.nullable(z.number()) })),
  impact: z.object({ models: count, exposures: list(exposure) }),
  waivers: list(z.object({ rule: text, node: maybe, owner: text, reason: text, until: text, used: count, expired: z.boolean() })),
  notEvaluated: list(z.object({ what: text, why: text, next: text })),
}) satisfies z.ZodMiniType<Report>;
