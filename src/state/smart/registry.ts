import { builtinMacros } from './rules/builtin-macros.ts';
import { comments } from './rules/comments.ts';
import { configSpelling } from './rules/config-spelling.ts';
import { contractShape } from './rules/contract-shape.ts';
import { defaultValue } from './rules/default-value.ts';
import { deprecationClock } from './rules/deprecation-clock.ts';
import { disabledByVersion } from './rules/disabled-by-version.ts';
import { doubledLists } from './rules/doubled-lists.ts';
import { emptyValues } from './rules/empty-values.ts';
import { enforcedContract } from './rules/enforced-contract.ts';
import { environment } from './rules/environment.ts';
import { exportDefaults } from './rules/export-defaults.ts';
import { exposureDefinition } from './rules/exposure-definition.ts';
import { finalLineBreak } from './rules/final-line-break.ts';
import { functionSignature } from './rules/function-signature.ts';
import { hiddenMacros } from './rules/hidden-macros.ts';
import { hookSpelling } from './rules/hook-spelling.ts';
import { lineEndings } from './rules/line-endings.ts';
import { maskedHooks } from './rules/masked-hooks.ts';
import { materializations } from './rules/materializations.ts';
import { metricDefinition } from './rules/metric-definition.ts';
import { newDefinitions } from './rules/new-definitions.ts';
import { newSources } from './rules/new-sources.ts';
import { renamedByEngine } from './rules/renamed-by-engine.ts';
import { renderedValue } from './rules/rendered-value.ts';
import { rereadConfig } from './rules/reread-config.ts';
import { savedQueryOrder } from './rules/saved-query-order.ts';
import { semanticDefaults } from './rules/semantic-defaults.ts';
import { severityCase } from './rules/severity-case.ts';
import { sourceExternal } from './rules/source-external.ts';
import { sourceKeys } from './rules/source-keys.ts';
import { sourceNames } from './rules/source-names.ts';
import { storedHash } from './rules/stored-hash.ts';
import { textOrTyped } from './rules/text-or-typed.ts';
import { textWhitespace } from './rules/text-whitespace.ts';
import { transitiveMacros } from './rules/transitive-macros.ts';
import { unitTestDefinition } from './rules/unit-test-definition.ts';
import { unitTestHash } from './rules/unit-test-hash.ts';
import { whitespace } from './rules/whitespace.ts';
import type { SmartRule } from './types.ts';

/** Every rule. Of the rules that can explain a difference the first here is named: the nearest cause goes before. */
export const SMART_RULES: readonly SmartRule[] = [
  storedHash,
  lineEndings,
  whitespace,
  comments,
  configSpelling,
  emptyValues,
  hookSpelling,
  doubledLists,
  rereadConfig,
  textOrTyped,
  finalLineBreak,
  severityCase,
  sourceKeys,
  sourceNames,
  renderedValue,
  defaultValue,
  environment,
  contractShape,
  deprecationClock,
  semanticDefaults,
  exportDefaults,
  unitTestHash,
  builtinMacros,
  renamedByEngine,
  disabledByVersion,
  transitiveMacros,
  hiddenMacros,
  materializations,
  maskedHooks,
  newSources,
  newDefinitions,
  metricDefinition,
  savedQueryOrder,
  unitTestDefinition,
  enforcedContract,
  exposureDefinition,
  functionSignature,
  sourceExternal,
  textWhitespace,
];
