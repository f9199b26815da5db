/** A string that cannot be swapped for another kind of string. */
export type Brand<Name extends string> = string & { readonly __brand: Name };

/** dbt's `unique_id` of a resource, such as `model.shop.orders`. */
export type NodeId = Brand<'NodeId'>;
/** dbt's `unique_id` of a macro, such as `macro.dbt.is_incremental`. */
export type MacroId = Brand<'MacroId'>;
/** A full commit hash in lower-case hexadecimal, 40 or 64 digits. */
export type Sha = Brand<'Sha'>;

export const nodeId = (text: string): NodeId => text as NodeId;
export const macroId = (text: string): MacroId => text as MacroId;

const SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** The commit hash in `text`, or undefined: store keys and API paths are made from nothing else. */
export function parseSha(text: string): Sha | undefined {
  return SHA.test(text) ? (text as Sha) : undefined;
}
