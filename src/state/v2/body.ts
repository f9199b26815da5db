import type { Checksum, FunctionNode, Model, PlainNode, Resource, Seed, Test, UnitTest } from '#artifacts';
import { SAME, differs } from '../differences.ts';
import type { Because } from '../types.ts';
import type { V2Check } from './rules.ts';
import { collapse } from './text.ts';

/** SQL by its words: white space and line endings do not count, comments and case do. */
export const code: V2Check<Model | PlainNode | FunctionNode> = {
  part: 'body',
  counts: true,
  compare: (before, after) => {
    if (!isSql(before) || !isSql(after)) return compareChecksums(before.checksum, after.checksum);
    if (before.rawCode === after.rawCode || bodyOf(before) === bodyOf(after)) return SAME;
    return [{ check: 'body', field: 'raw_code', before: before.rawCode, after: after.rawCode }];
  },
};

/** dbt v2 hashes the old code anew, save that of Python models and of manifests that hold none. */
function isSql({ language, rawCode }: Model | PlainNode | FunctionNode): boolean {
  return language !== 'python' && rawCode !== '' && rawCode !== '--placeholder--';
}

const SNAPSHOT = /\{%-?\s*snapshot\b[^%]*%\}(.*?)\{%-?\s*endsnapshot\s*-?%\}/s;

function bodyOf({ resourceType, rawCode }: Resource & { readonly rawCode: string }): string {
  return collapse(resourceType === 'snapshot' ? (SNAPSHOT.exec(rawCode)?.[1] ?? rawCode) : rawCode);
}

/** Of seeds and singular tests: the stored hash. */
export const storedHash: V2Check<Seed | Test> = {
  part: 'body',
  counts: true,
  compare: (before, after) => compareChecksums(before.checksum, after.checksum),
};

// Unlike v1, two hashes named `none` are equal.
function compareChecksums(before: Checksum, after: Checksum): readonly Because[] {
  if (before.name.toLowerCase() === after.name.toLowerCase() && before.checksum === after.checksum) return SAME;
  return [{ check: 'body', field: 'checksum', before: { ...before }, after: { ...after } }];
}

/** dbt v2 hashes no unit test, so against a base of v1 all of them answer `state:modified.body`. */
export const unitTestHash: V2Check<UnitTest> = {
  part: 'body',
  counts: false,
  compare: (before, after) => differs(['body', 'checksum'], before.checksum ?? '', after.checksum ?? ''),
};
