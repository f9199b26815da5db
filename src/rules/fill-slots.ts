/** A name or a number, or several names. */
export type SlotValue = string | number | readonly string[];

/** Puts values into a message. Names stand between backticks there, so a name cannot bring its own. */
export function fillSlots(template: string, slots: Readonly<Record<string, SlotValue>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, slot: string) => formatSlot(slots[slot] ?? ''));
}

function formatSlot(value: SlotValue): string {
  if (typeof value === 'string') return value.replaceAll('`', "'");
  return typeof value === 'number' ? String(value) : listNames(value);
}

const LISTED_MAX = 5;

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, LISTED_MAX).map((name) => `\`${name.replaceAll('`', "'")}\``);
  return [...shown, ...(names.length > LISTED_MAX ? [`${names.length - LISTED_MAX} more`] : [])].join(', ');
}
