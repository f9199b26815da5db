/** `node scripts/totals.ts FILE...` adds up vitest's JSON reports and prints one line; a missing report is a failure. */
import { existsSync, readFileSync } from 'node:fs';

interface Totals {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

const LOST: Totals = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 };

const reports = process.argv.slice(2).map((file) => (existsSync(file) ? readTotals(file) : LOST));
const sum = (key: keyof Totals): number => reports.reduce((total, report) => total + report[key], 0);
const [passed, broken, skipped] = [sum('numPassedTests'), sum('numFailedTests'), sum('numPendingTests')];

console.log(`${passed} passed, ${broken} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
process.exitCode = broken === 0 && passed > 0 ? 0 : 1;

function readTotals(file: string): Totals {
  const report: Totals = JSON.parse(readFileSync(file, 'utf8'));
  return report;
}
