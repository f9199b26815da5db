import { type Json, type Refusal, type Result, ok, refuse } from '#kernel';
import type { Document } from './document.ts';

/** More than this many wrong fields are counted, not listed. */
const LISTED = 20;

/** One field that is not what dbt writes there. */
interface Mistake {
  /** Where in the JSON, such as `nodes.model.shop.orders.fqn`. */
  readonly path: string;
  readonly expected: string;
  readonly found: Json | undefined;
}

/** Collects every wrong field of one document, so that all of them are told at once. */
export class Mistakes {
  /** By path: a field that is read twice is wrong once. */
  readonly #found = new Map<string, Mistake>();

  add(path: string, expected: string, found: Json | undefined): void {
    if (!this.#found.has(path)) this.#found.set(path, { path, expected, found });
  }

  /** `value` when nothing was wrong, else one refusal per field. */
  settle<T>(document: Document, value: T): Result<T> {
    const listed = [...this.#found.values()].slice(0, LISTED);
    const [first, ...more] = listed.map((mistake) => wrongField(document, mistake));
    if (first === undefined) return ok(value);
    const unlisted = this.#found.size - listed.length;
    return refuse(first, ...more, ...(unlisted > 0 ? [moreWrongFields(document, unlisted)] : []));
  }
}

function wrongField(document: Document, { path, expected, found }: Mistake): Refusal {
  return {
    kind: 'input',
    code: `${document.artifact}-field`,
    what: `${path} is ${describe(found)} where dbt writes ${expected}`,
    where: { file: document.uri },
    next: REWRITE,
  };
}

function moreWrongFields(document: Document, count: number): Refusal {
  return {
    kind: 'input',
    code: `${document.artifact}-field`,
    what: `${count} more ${count === 1 ? 'field has' : 'fields have'} a wrong type`,
    where: { file: document.uri },
    next: REWRITE,
  };
}

const REWRITE = 'Let dbt write the file again, and pass it on unedited.';

function describe(value: Json | undefined): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'boolean':
      return String(value);
    default:
      return 'an object';
  }
}
