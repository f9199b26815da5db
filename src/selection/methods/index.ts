import { access, accessOfV2, fqn, fqnOfV2, group, groupOfV2, named, packageName, source, tag, testName } from './by-name.ts';
import { config, configOfV2 } from './by-config.ts';
import { file, path, pathOfV2 } from './by-path.ts';
import { resourceType, resourceTypeOfV2, testType, testTypeOfV2, version, versionOfV2 } from './by-kind.ts';
import { result, resultOfV2, sourceStatus, sourceStatusOfV2, state } from './by-state.ts';
import type { Dialect, MethodName } from '../dialect.ts';
import type { Method } from './method.ts';

export { asksForChange, stateValue } from './by-state.ts';
export type { Matcher } from './method.ts';

/** `selector:` is missing: it is answered by selecting again, not by looking at one resource. */
type Methods = Readonly<Record<Exclude<MethodName, 'selector'>, Method>>;

const V1: Methods = {
  access,
  config,
  exposure: named('exposure'),
  file,
  fqn,
  function: named('function'),
  group,
  metric: named('metric'),
  package: packageName,
  path,
  resource_type: resourceType,
  result,
  saved_query: named('saved_query'),
  semantic_model: named('semantic_model'),
  source,
  source_status: sourceStatus,
  state,
  tag,
  test_name: testName,
  test_type: testType,
  unit_test: named('unit_test'),
  version,
};

const V2: Methods = {
  ...V1,
  access: accessOfV2,
  config: configOfV2,
  fqn: fqnOfV2,
  group: groupOfV2,
  path: pathOfV2,
  resource_type: resourceTypeOfV2,
  result: resultOfV2,
  source_status: sourceStatusOfV2,
  test_type: testTypeOfV2,
  version: versionOfV2,
};

export function methodOf(name: Exclude<MethodName, 'selector'>, { engine }: Dialect): Method {
  return engine === 'v2' ? V2[name] : V1[name];
}
