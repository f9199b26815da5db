import type { Model } from '#artifacts';
import type { ModelCoverage } from '#coverage';
import type { Subject } from './types.ts';

export interface PatchModel extends ModelCoverage {
  readonly model: Model;
  readonly isNew: boolean;
}

/** The models that the change touches, with their coverage. */
export function patchModels({ coverage, head, diff }: Subject): readonly PatchModel[] {
  return (coverage.patch?.models ?? []).flatMap((measured) => {
    const model = head.resources.get(measured.id);
    return model?.resourceType === 'model' ? [{ ...measured, model, isNew: diff.states.get(model.id)?.isNew ?? false }] : [];
  });
}
