/** The user's source files, as checked out. Paths are relative to the repository's root. */
export interface Checkout {
  /** The text of a file; undefined when it is absent, outside the root, or not UTF-8. */
  readText(path: string): Promise<string | undefined>;
}
