/** Whom a token acts as, and what it may do. */
export interface Account {
  readonly login: string;
  readonly id: number;
  /** GitHub answers `GET /user` to people only. */
  readonly kind: 'person' | 'bot';
  readonly mayWrite: boolean;
}

// The id of github-actions[bot] on github.com.
const WORKFLOW = { login: 'github-actions[bot]', id: 41_898_282, kind: 'bot' } as const;

/** The tokens that the server accepts; any other gets 401. */
export const TOKENS = {
  workflow: 'ghs_workflowtokenworkflowtokenworkflow01',
  readOnly: 'ghs_readonlytokenreadonlytokenreadonly02',
  app: 'ghs_apptokenapptokenapptokenapptokenap03',
  person: 'ghp_persontokenpersontokenpersontoken04',
} as const;

export const ACCOUNTS: ReadonlyMap<string, Account> = new Map<string, Account>([
  [TOKENS.workflow, { ...WORKFLOW, mayWrite: true }],
  [TOKENS.readOnly, { ...WORKFLOW, mayWrite: false }],
  [TOKENS.app, { login: 'acme-reviews[bot]', id: 278_716_306, kind: 'bot', mayWrite: true }],
  [TOKENS.person, { login: 'mona', id: 1_024_025, kind: 'person', mayWrite: true }],
]);

/** Somebody whose token nobody here has. */
export const STRANGER: Account = { login: 'mallory', id: 6_660_666, kind: 'person', mayWrite: false };
