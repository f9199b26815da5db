import { type Document, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod/mini';
import { ok, type Place, refuse, type Refusal, type Result } from '#kernel';
import { describeIssue, offsetOf } from './config-mistake.ts';
import { type Config, CONFIG_SCHEMA } from './config-schema.ts';
import { DEFAULT_SETTINGS } from './default-settings.ts';
import type { FileSettings } from './types.ts';

// A real file is a few kilobytes; an alias bomb grows from less.
const MAX_CHARACTERS = 1_000_000;
const MAX_ALIASES = 100;

/** The settings in the text of a `sluice.yml`; every mistake is a refusal with its line and column. */
export function parseConfig(text: string, uri: string): Result<FileSettings> {
  if (text.length > MAX_CHARACTERS) return refuseFile(uri, 'the file is larger than 1 MB', 'Check that this is the configuration of Sluice.');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: uri, line, column: col };
  };
  // A warning is a tag that the core schema does not know: `!!python/object` is not a setting.
  const [broken, ...more] = [...document.errors, ...document.warnings].map((error) =>
    refusal(placeAt(error.pos[0]), `the YAML is not valid: ${error.message}`, 'Correct the line.'),
  );
  return broken === undefined ? readDocument(document, uri, placeAt) : refuse(broken, ...more);
}

function readDocument(document: Document.Parsed, uri: string, placeAt: (offset: number) => Place): Result<FileSettings> {
  const expanded = expand(document);
  if (!expanded.ok) return refuseFile(uri, `the YAML cannot be expanded: ${expanded.why}`, 'Write the values out instead of repeating aliases.');
  const parsed = z.safeParse(CONFIG_SCHEMA, expanded.value ?? {});
  const mistakes = parsed.success ? [] : parsed.error.issues.flatMap((issue) => describeIssue(issue, document));
  const placed = mistakes.map((found) => ({ offset: offsetOf(document, found), ...found })).sort((a, b) => a.offset - b.offset);
  const [first, ...more] = placed.map(({ offset, what, next }) => refusal(placeAt(offset), what, next));
  if (first !== undefined) return refuse(first, ...more);
  if (parsed.success) return ok(fileSettings(parsed.data));
  throw new Error('A configuration failed without an issue');
}

type Expanded = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };

// yaml throws on an alias that it cannot or will not resolve.
function expand(document: Document.Parsed): Expanded {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

function fileSettings(config: Config): FileSettings {
  const { gate } = DEFAULT_SETTINGS;
  return {
    store: config.store ?? DEFAULT_SETTINGS.store,
    contracts: config.contracts ?? DEFAULT_SETTINGS.contracts,
    gate: {
      failOn: config.gate?.['fail-on']?.filter((word) => word !== 'none') ?? gate.failOn,
      patchCoverage: {
        tests: shareOf(config.gate?.['patch-coverage']?.tests),
        docs: shareOf(config.gate?.['patch-coverage']?.docs),
      },
      warnOnly: config.gate?.['warn-only'] ?? gate.warnOnly,
    },
    rules: config.rules ?? DEFAULT_SETTINGS.rules,
    waivers: (config.waivers ?? []).map((waiver) => ({ ...waiver, node: waiver.node ?? null })),
    unused: [
      ...(config.contracts === undefined ? [] : ['contracts']),
      ...(config.gate?.cost === undefined ? [] : ['gate.cost']),
      ...(config.cost === undefined ? [] : ['cost']),
    ],
  };
}

// Rounded, since 1.1% / 100 is not 0.011 in binary.
function shareOf(value: string | number | undefined): number | null {
  if (value === undefined) return null;
  return typeof value === 'number' ? value : Number((Number(value.slice(0, -1)) / 100).toFixed(6));
}

const refusal = (where: Place, what: string, next: string): Refusal => ({ kind: 'usage', code: 'bad-config', what, where, next });
const refuseFile = (file: string, what: string, next: string): Result<never> => refuse(refusal({ file }, what, next));
