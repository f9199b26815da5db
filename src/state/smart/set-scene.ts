import type { Project } from '#artifacts';
import { dialectOf } from '../dialect.ts';
import { flagEvidence } from '../flag-evidence.ts';
import type { StateDiff } from '../types.ts';
import { type CodeChange, compareCode } from './code/compare-code.ts';
import { lexisOf } from './code/lexis.ts';
import { traceLeads } from './macro-leads.ts';
import type { Written } from './stores-authored.ts';
import type { Scene } from './types.ts';

/** What rules judge by; until they have judged the macros, every changed macro counts as really changed. */
export function setScene(base: Project, head: Project, diff: StateDiff): Scene {
  const lexis = lexisOf(head.metadata.adapterType);
  return {
    base,
    head,
    diff,
    realMacros: diff.changedMacros,
    leads: traceLeads(base, head, diff.changedMacros),
    skews: new Set(diff.skews.map(({ kind }) => kind)),
    lexis,
    compareCode: rememberLast((before, after) => compareCode(before, after, lexis)),
    written: { base: writtenBy(base, byDefault(base)), head: writtenBy(head, diff.compareMoreUnrendered) },
  };
}

function byDefault({ metadata }: Project): boolean {
  return dialectOf(metadata.dbtVersion).compareMoreUnrendered === 'on';
}

/** No manifest holds the flag: what it stores may show it, or else it is assumed. */
function writtenBy(project: Project, assumed: boolean): Written {
  return { engine: project.metadata.engine, flag: flagEvidence(project) ?? (assumed ? 'on' : 'off') };
}

/** One rule after another asks about the same code. */
function rememberLast(compare: (before: string, after: string) => CodeChange): (before: string, after: string) => CodeChange {
  let last: { readonly before: string; readonly after: string; readonly change: CodeChange } | undefined;
  return (before, after) => {
    if (last?.before !== before || last.after !== after) last = { before, after, change: compare(before, after) };
    return last.change;
  };
}
