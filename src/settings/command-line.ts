import type { CommandName, PlanFormat, ReportFormat, StoreAction } from './commands.ts';
import type { DbtCommandName, EngineName, IndirectSelectionName, SelectionModeName } from './names.ts';
import type { BaseChoice, S3Settings } from './types.ts';
import type { Sha } from '#kernel';

/** Flags that every command takes. */
export interface CommonFlags {
  readonly config: string | undefined;
  readonly output: string | undefined;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly noColor: boolean;
}

/** What to compare, and what of it to select. */
export interface PlanFlags {
  readonly base: BaseChoice;
  readonly head: string;
  /** Undefined leaves it to the configuration file. */
  readonly store: string | undefined;
  /** The branch of the store, or of a base that is a store. */
  readonly branch: string | undefined;
  readonly select: readonly string[];
  readonly exclude: readonly string[];
  readonly selector: string | undefined;
  readonly indirectSelection: IndirectSelectionName;
  readonly resourceTypes: readonly string[];
  readonly excludeResourceTypes: readonly string[];
  readonly dbtCommand: DbtCommandName;
  readonly mode: SelectionModeName;
  readonly engine: EngineName;
  readonly compareMoreUnrendered: boolean | 'auto';
  readonly s3: S3Settings;
}

export type TextOrJson = 'text' | 'json';

/** One command line, parsed: what the shell dispatches on. */
export type CommandLine =
  | { readonly command: 'plan'; readonly common: CommonFlags; readonly format: PlanFormat; readonly plan: PlanFlags }
  | { readonly command: 'explain'; readonly common: CommonFlags; readonly format: TextOrJson; readonly plan: PlanFlags; readonly node: string }
  | CheckCommand
  | { readonly command: 'render'; readonly common: CommonFlags; readonly format: ReportFormat; readonly report: string }
  | StoreCommand
  | DoctorCommand
  | { readonly command: 'rules'; readonly common: CommonFlags; readonly format: TextOrJson | 'markdown'; readonly rule: string | undefined }
  | { readonly command: 'demo'; readonly common: CommonFlags; readonly format: 'text' | 'markdown' }
  | { readonly command: 'help'; readonly common: CommonFlags; readonly topic: CommandName | undefined }
  | { readonly command: 'version'; readonly common: CommonFlags; readonly format: TextOrJson };

export interface CheckCommand {
  readonly command: 'check';
  readonly common: CommonFlags;
  readonly format: ReportFormat;
  readonly plan: PlanFlags;
  readonly catalog: string | undefined;
  readonly runResults: string | undefined;
  readonly failOn: readonly string[] | undefined;
  readonly warnOnly: boolean | undefined;
}

export interface StoreCommand {
  readonly command: 'store';
  readonly common: CommonFlags;
  readonly format: TextOrJson;
  readonly action: StoreAction;
  readonly store: string | undefined;
  readonly sha: Sha | undefined;
  readonly branch: string | undefined;
  readonly artifacts: string | undefined;
  readonly keepDays: number;
  readonly keepLast: number;
  readonly dryRun: boolean;
  readonly s3: S3Settings;
}

export interface DoctorCommand {
  readonly command: 'doctor';
  readonly common: CommonFlags;
  readonly format: TextOrJson;
  readonly base: BaseChoice | undefined;
  readonly head: string | undefined;
  readonly store: string | undefined;
  readonly s3: S3Settings;
}
