import { readRecordings } from './corpus.ts';
import { replay } from './replay.ts';
const all = readRecordings(); const m = new Map<string, number>();
for (const r of all) for (const c of replay(r, all)) if (c.expected.error || c.got.error) { const k = `${c.expected.error} <-> ${c.got.error}`; m.set(k, (m.get(k) ?? 0) + 1); }
console.log(m);
