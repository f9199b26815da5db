import { type Json, nearestName } from '#kernel';
import { type Dialect, METHOD_NAMES, type MethodName } from './dialect.ts';
import type { IndirectSelection } from './types.ts';

/** One atom of the selector language: a method with its value, and how far to walk from what it matches. */
export interface Criterion {
  /** As written, for messages. */
  readonly raw: string;
  readonly method: MethodName;
  /** What stands behind the method's dot: `materialized` in `config.materialized`. */
  readonly methodArguments: readonly string[];
  /** Text on the command line; YAML can give any value. */
  readonly value: Json;
  /** `@`: the descendants, and all that those need. */
  readonly childrensParents: boolean;
  /** Levels to walk up: 0 for none, Infinity for all. */
  readonly parents: number;
  readonly children: number;
  readonly indirect: IndirectSelection;
}

/** Why a text is no criterion. */
export interface Mistake {
  readonly what: string;
  readonly next: string;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistake: Mistake };

/** dbt's pattern of one criterion. Python's `\w` means letters and digits of every script; a line end fits nowhere. */
const PATTERN = /^(?<at>@)?(?:(?<up>\d*)\+)?(?:(?<method>[\p{L}\p{N}_.]+):)?(?<value>[^\n]*?)(?:\+(?<down>\d*))?$/u;

export function parseCriterion(raw: string, indirect: IndirectSelection, dialect: Dialect): Parsed<Criterion> {
  const groups = PATTERN.exec(raw)?.groups;
  if (groups === undefined) return mistake(`"${raw}" is not a selector`, 'Write it on one line.');
  const { at, up, down, value = '' } = groups;
  const method = parseMethod(groups['method'], value, dialect);
  if (!method.ok) return method;
  if (at !== undefined && down !== undefined) return { ok: false, mistake: incompatible(raw) };
  if (dialect.engine === 'v2' && value === '') return mistake(`"${raw}" selects nothing by name`, 'Put a name or a method with its value there.');
  if (dialect.engine === 'v2' && up === undefined && down === undefined && value.includes('+')) {
    return mistake(`"${raw}" has a "+" that is neither at the start nor at the end`, 'Put "+" before or behind the name, with a number for the depth.');
  }
  return {
    ok: true,
    value: { raw, ...method.value, value, childrensParents: at !== undefined, parents: depth(up), children: depth(down), indirect },
  };
}

export interface MethodCall {
  readonly method: MethodName;
  readonly methodArguments: readonly string[];
}

/** The method that is written, or the one that dbt takes for such a value. */
export function parseMethod(written: string | undefined, value: string, dialect: Dialect): Parsed<MethodCall> {
  if (written === undefined) return { ok: true, value: { method: defaultMethod(value), methodArguments: [] } };
  const [head = '', ...methodArguments] = written.split('.');
  const folded = dialect.engine === 'v2' ? head.toLowerCase() : head;
  const method = METHOD_NAMES.find((name) => name === folded);
  if (method !== undefined && dialect.methods.has(method)) return { ok: true, value: { method, methodArguments } };
  const nearest = nearestName(head, dialect.methods);
  const known = `Methods of ${dialect.label}: ${[...dialect.methods].join(', ')}.`;
  return mistake(`"${head}" is not a selector method of ${dialect.label}`, nearest === undefined ? known : `Did you mean "${nearest}"? ${known}`);
}

export function defaultMethod(value: string): MethodName {
  if (value.includes('/')) return 'path';
  return /\.(?:sql|py|csv)$/i.test(value) ? 'file' : 'fqn';
}

export function incompatible(raw: string): Mistake {
  return { what: `"${raw}" has "@" before and "+" behind the name`, next: 'Drop the "+": "@" includes all descendants already.' };
}

function mistake(what: string, next: string): Parsed<never> {
  return { ok: false, mistake: { what, next } };
}

function depth(digits: string | undefined): number {
  if (digits === undefined) return 0;
  return digits === '' ? Number.POSITIVE_INFINITY : Number(digits);
}

/** A value for messages: text bare, anything else as JSON. */
export function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
