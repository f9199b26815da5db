import type { Question } from '../../scripts/oracle/question.ts';
import type { ProjectBuilder } from '../support/project.ts';
import { type EngineCase, shortName } from './engine-case.ts';
import type { RowId } from './rows.ts';

/** Which engines select the edited resource. */
export type By = 'v1' | 'v2' | 'both' | 'neither';

/**
 * An edit of one resource, the last one of the head, and who calls it modified. `because` holds the fields that v2
 * names; `value` stands after `state:` and is `modified` unless it is given.
 */
export type Edit = readonly [row: RowId, what: string, base: ProjectBuilder, head: ProjectBuilder, by: By, because?: readonly string[], value?: string];

/** Edits as cases: each asks for the edited resource alone, without tests that come along. */
export function edits(list: readonly Edit[]): readonly EngineCase[] {
  return list.map(([row, what, base, head, by, because = [], value = 'modified']): EngineCase => {
    const subject = [...head.build().resources.values()].at(-1);
    const selected = subject === undefined ? [] : [shortName(subject.id)];
    const types = subject?.resourceType === 'analysis' ? { types: ['analysis'] } : {};
    const question: Question = { select: [`state:${value}`], mode: 'empty', ...types };
    return { row, what, base, head, question, v1: by === 'v1' || by === 'both' ? selected : [], v2: by === 'v2' || by === 'both' ? selected : [], because };
  });
}
