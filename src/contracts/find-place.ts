import type { Place } from '#kernel';
import type { Position } from './types.ts';

/** The place of a JSON pointer, or of its nearest parent that has one: what is absent is shown where it should stand. */
export function findPlace({ file, places }: { readonly file: string; readonly places: ReadonlyMap<string, Position> }, pointer: string): Place {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const position = places.get(at);
    if (position !== undefined) return { file, ...position };
    if (at === '' || !at.includes('/')) return { file };
  }
}
