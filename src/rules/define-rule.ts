import type { Rule, RuleSpec, Sighting } from './types.ts';

/** A rule, checked by the compiler: a message slot that a sighting leaves unfilled does not build. */
export function defineRule<const Message extends string, const Next extends string>(spec: RuleSpec<Message, Next>): Rule {
  const { check, ...facts } = spec;
  return {
    ...facts,
    see: (subject) => {
      const sightings: Sighting<string>[] = [];
      check(subject, (sighting) => sightings.push(sighting));
      return sightings;
    },
  };
}
