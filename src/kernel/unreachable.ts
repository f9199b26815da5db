/** Ends a switch over a union: a new member without a branch is a compile error, a lying value is a defect. */
export function unreachable(value: never): never {
  throw new Error(`No branch for ${JSON.stringify(value)}`);
}
