import type { Test } from '#artifacts';
import { testConfig } from './config.ts';
import { body, fqn, persistedDescriptions, relation } from './node.ts';
import type { V1Check } from './rules.ts';

/** Of a generic test only configuration and fqn count; its generated code and relation answer their own selectors alone. */
const GENERIC: readonly V1Check<Test>[] = [testConfig, fqn, { ...body, counts: false }, { ...relation, counts: false }];

const SINGULAR: readonly V1Check<Test>[] = [body, testConfig, persistedDescriptions, fqn, relation];

export function testChecks(test: Test): readonly V1Check<Test>[] {
  return test.testMetadata === null ? SINGULAR : GENERIC;
}
