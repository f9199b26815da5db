import type { JsonObject } from '#kernel';
import type { Contract } from '../types.ts';
import { withoutEmpty } from './members.ts';

/** Consumers, versioning and the process of change in the guide's own keys. */
export interface Terms {
  readonly consumers: readonly JsonObject[];
  readonly versioning: JsonObject;
  readonly change: JsonObject;
}

export function writeTerms({ consumers, versioning, change }: Contract): Terms {
  return {
    consumers: consumers.map(({ name, team, contact, usage, requiredFields, ext }) =>
      withoutEmpty({ name, team, contact, usage, required_fields: requiredFields, ...ext }),
    ),
    versioning: versioning === null ? {} : withoutEmpty({ breaking_changes: versioning.breaking, non_breaking_changes: versioning.nonBreaking }),
    change:
      change === null
        ? {}
        : withoutEmpty({
            notification_lead_time_days: change.leadDays,
            approval_required_from: change.approvers,
            rollback_plan_required: change.rollbackRequired,
            ...change.ext,
          }),
  };
}
