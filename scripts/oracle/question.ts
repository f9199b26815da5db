import type { Json } from '#kernel';

export const modes = ['eager', 'cautious', 'buildable', 'empty'] as const;
export type Mode = (typeof modes)[number];

export const commands = ['ls', 'build', 'run', 'test', 'seed', 'snapshot', 'compile'] as const;
export type Command = (typeof commands)[number];

/** One command line of dbt; what is absent is not on it. */
export interface Question {
  readonly command?: Command;
  readonly select?: readonly string[];
  readonly exclude?: readonly string[];
  readonly selector?: string;
  readonly mode?: Mode;
  readonly types?: readonly string[];
  readonly excludeTypes?: readonly string[];
}

/** Something that dbt said: the name of its event and the event's own fields. */
export interface Told {
  readonly event: string;
  readonly [field: string]: Json;
}

/** What dbt answered: the ids, sorted, or the class of the error that it raised. */
export interface Answer {
  readonly ids?: readonly string[];
  readonly error?: string;
  readonly message?: string;
  readonly warnings?: readonly Told[];
}

/** The question as somebody would type it. */
export function formatQuestion(question: Question): string {
  const flags = {
    '--select': question.select,
    '--exclude': question.exclude,
    '--selector': question.selector === undefined ? undefined : [question.selector],
    '--indirect-selection': question.mode === undefined ? undefined : [question.mode],
    '--resource-type': question.types,
    '--exclude-resource-type': question.excludeTypes,
  };
  const words = Object.entries(flags).flatMap(([flag, values]) => (values ?? []).map((value) => `${flag} ${JSON.stringify(value)}`));
  return [question.command ?? 'ls', ...words].join(' ');
}
