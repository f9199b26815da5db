import type { Project } from '#artifacts';
import type { CompareOptions } from '#state';
import type { ProjectBuilder } from '../../../support/project.ts';

/** Two projects that the engine finds different, or, for an addition, the same. */
export interface Case {
  /** What differs. */
  readonly name: string;
  readonly base: ProjectBuilder | Project;
  readonly head: ProjectBuilder | Project;
  readonly compare?: Partial<CompareOptions>;
}

/** What a rule makes of its cases: of those that it fires on, it names the ids. */
export interface RuleCases {
  readonly rule: string;
  readonly fires: readonly (Case & { readonly ids: readonly string[] })[];
  readonly quiet: readonly Case[];
}
