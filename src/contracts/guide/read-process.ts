import { nearestName } from '#kernel';
import { keepRest, type Reading, type Spot } from '../reading.ts';
import type { ChangeProcess, Consumer, Versioning } from '../types.ts';
import { join } from '../yaml-source.ts';

/** The guide's words for kinds of change; anything else is a mistake, never a silent no (contract-decisions.md D6). */
export const VERSIONING_ALIASES = [
  'removing_required_field',
  'changing_field_type',
  'renaming_field',
  'adding_optional_field',
  'adding_enum_value',
  'changing_description',
] as const;

/** Which changes ask for which version; shared with ODCS' custom property `versioning` (D18). */
export function readVersioning(reading: Reading, parent: Spot, key = 'versioning'): Versioning | null {
  const spot = reading.spot(parent, key);
  if (spot === undefined) return null;
  return { at: spot.at, breaking: readAliases(reading, spot, 'breaking_changes'), nonBreaking: readAliases(reading, spot, 'non_breaking_changes') };
}

function readAliases(reading: Reading, spot: Spot, key: string): readonly string[] {
  const names: readonly string[] = VERSIONING_ALIASES;
  const found = reading.texts(spot, key);
  for (const [index, name] of found.entries()) {
    if (names.includes(name)) continue;
    const near = nearestName(name, names);
    const next = near === undefined ? `Use one of: ${names.join(', ')}.` : `Did you mean ${near}?`;
    reading.complain(join(join(spot.at, key), index), `there is no kind of change '${name}'`, next);
  }
  return found;
}

/** Who reads the data, and which fields they cannot do without. */
export function readConsumers(reading: Reading, parent: Spot, key = 'consumers'): readonly Consumer[] {
  return reading.spots(parent, key).map((spot) => {
    const name = reading.text(spot, 'name');
    if (name === null) reading.complain(spot.at, 'a consumer has no name', 'Add its name.');
    return {
      at: spot.at,
      name: name ?? '',
      team: reading.text(spot, 'team'),
      contact: reading.text(spot, 'contact'),
      usage: reading.text(spot, 'usage'),
      requiredFields: reading.texts(spot, 'required_fields'),
      ext: keepRest(spot, ['name', 'team', 'contact', 'usage', 'required_fields']),
    };
  });
}

/** What has to happen before a change is merged. */
export function readChange(reading: Reading, parent: Spot, key = 'change_process'): ChangeProcess | null {
  const spot = reading.spot(parent, key);
  if (spot === undefined) return null;
  return {
    at: spot.at,
    leadDays: reading.count(spot, 'notification_lead_time_days'),
    approvers: reading.texts(spot, 'approval_required_from'),
    rollbackRequired: reading.flag(spot, 'rollback_plan_required'),
    ext: keepRest(spot, ['notification_lead_time_days', 'approval_required_from', 'rollback_plan_required']),
  };
}
