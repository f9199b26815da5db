import { describe, expect, it } from 'vitest';
import { isSince, minors } from '../../scripts/judges/versions.ts';
import type { Side } from '../../scripts/oracle/change.ts';
import { applyAll } from '../../scripts/oracle/change.ts';
import { mutationsOf, projectNames, readProject } from '../../scripts/oracle/projects.ts';

const all = projectNames.flatMap((project) => mutationsOf(project, '1.12'));

/** Mutations whose head is the base again: they ask what dbt sees when nobody changed anything. */
const still = /\/nothing$|^live\/|^result\/(first|second)|\/large-untouched$|\/run-started-at$|\/invocation-id$/;

const written = (side: Side): string => JSON.stringify([[...side.tree], side.env, side.vars, side.target]);

describe('the mutations', () => {
  it('are more than 600 over seven projects', () => {
    expect(all.length).toBeGreaterThan(600);
  });

  it('have names of their own', () => {
    const names = all.map((mutation) => `${mutation.project} ${mutation.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(minors)('change the project as dbt %s reads it', (minor) => {
    const idle = projectNames.flatMap((project) => {
      const plain = readProject(project, minor, 'default');
      const known = mutationsOf(project, minor).filter((mutation) => isSince(minor, mutation.since) && !still.test(mutation.name));
      return known.filter((mutation) => {
        const before = applyAll(plain, mutation.both);
        return written(before) === written(applyAll(before, mutation.head));
      });
    });
    expect(idle.map((mutation) => mutation.name)).toEqual([]);
  });
});
