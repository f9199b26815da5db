// Made by `npm run generate` from the files beside it; not edited by hand.
import type { Rule } from './types.ts';
import contractAccessReduced from './contract/access-reduced.ts';
import contractContractEnforcementDisabled from './contract/contract-enforcement-disabled.ts';
import contractEnforcedConstraintRemoved from './contract/enforced-constraint-removed.ts';
import contractFieldRemoved from './contract/field-removed.ts';
import contractMaterializationChanged from './contract/materialization-changed.ts';
import contractPrimaryKeyChanged from './contract/primary-key-changed.ts';
import contractRelationshipChanged from './contract/relationship-changed.ts';
import contractRequiredRemoved from './contract/required-removed.ts';
import contractTableRemoved from './contract/table-removed.ts';
import contractTypeChanged from './contract/type-changed.ts';
import contractUniquenessRemoved from './contract/uniqueness-removed.ts';
import coverageChangedModelUntested from './coverage/changed-model-untested.ts';
import coverageNewModelUntested from './coverage/new-model-untested.ts';
import coveragePatchDocs from './coverage/patch-docs.ts';
import coveragePatchTests from './coverage/patch-tests.ts';
import stateExposedModelRemoved from './state/exposed-model-removed.ts';
import statePublicModelRemoved from './state/public-model-removed.ts';

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  contractAccessReduced,
  contractContractEnforcementDisabled,
  contractEnforcedConstraintRemoved,
  contractFieldRemoved,
  contractMaterializationChanged,
  contractPrimaryKeyChanged,
  contractRelationshipChanged,
  contractRequiredRemoved,
  contractTableRemoved,
  contractTypeChanged,
  contractUniquenessRemoved,
  coverageChangedModelUntested,
  coverageNewModelUntested,
  coveragePatchDocs,
  coveragePatchTests,
  stateExposedModelRemoved,
  statePublicModelRemoved,
];
