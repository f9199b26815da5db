/** Something of a contract that the target format cannot hold. */
export interface Loss {
  /** JSON pointer into the contract's own file. */
  readonly at: string;
  /** What is lost, and why, in one sentence without a full stop. */
  readonly what: string;
}

/** A contract in another format. */
export interface Rendered {
  readonly text: string;
  readonly losses: readonly Loss[];
}
