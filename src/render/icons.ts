import type { Severity } from '#kernel';
import type { ReportVerdict } from '#report';

/** Characters rather than shortcodes: they look the same in every renderer, and in a terminal. */
export const GATE_ICONS = { fail: '⛔', warn: '⚠️', pass: '✅' } as const satisfies Record<ReportVerdict['gate'], string>;

export const SEVERITY_ICONS = { error: '⛔', warning: '⚠️', info: 'ℹ️' } as const satisfies Record<Severity, string>;
