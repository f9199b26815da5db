/** Where progress and trouble are told; never results. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warning(message: string): void;
}
