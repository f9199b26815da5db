import { byText } from '#kernel';
import { safePath } from './safe-path.ts';

/** What is noticed while one manifest is read, besides wrong fields: none of it keeps us from judging. */
export class Reading {
  readonly schemaVersion: number;
  readonly #outside = new Set<string>();
  readonly #unknownTypes = new Map<string, number>();
  readonly #missing: string[] = [];

  constructor(schemaVersion: number) {
    this.schemaVersion = schemaVersion;
  }

  /** The path to show; empty when it leaves the project, so that nothing can point there. */
  path(id: string, path: string): string {
    const safe = safePath(path);
    if (safe === undefined) this.#outside.add(id);
    return safe ?? '';
  }

  /** A kind of resource that a later dbt has added. */
  skip(resourceType: string): void {
    this.#unknownTypes.set(resourceType, (this.#unknownTypes.get(resourceType) ?? 0) + 1);
  }

  missing(section: string): void {
    this.#missing.push(section);
  }

  notes(): readonly string[] {
    const unknown = [...this.#unknownTypes].sort(([a], [b]) => byText(a, b));
    return [
      ...this.#missing.map((section) => `The manifest has no section "${section}"; changes there cannot be seen.`),
      ...unknown.map(
        ([type, count]) => `${count} ${count === 1 ? 'resource' : 'resources'} of the unknown type "${type}" ${count === 1 ? 'was' : 'were'} left out.`,
      ),
      ...(this.#outside.size > 0 ? [outsideNote([...this.#outside])] : []),
    ];
  }
}

const NAMED = 3;

function outsideNote(ids: readonly string[]): string {
  const named = ids.slice(0, NAMED).join(', ');
  const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
  return `The file paths of ${named}${more} leave the project; nothing is annotated there.`;
}
