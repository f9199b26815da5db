/** `node scripts/totals.ts FILE...` adds up vitest's JSON reports and prints one line; a missing report is a failure. */
import { existsSync, readFileSync } from 'node:fs';

interface Report {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[];
}

interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const reports = process.argv.slice(2).map((file): Totals => (existsSync(file) ? readTotals(file) : { passed: 0, failed: 1, skipped: 0 }));
const sum = (key: keyof Totals): number => reports.reduce((total, report) => total + report[key], 0);
const [passed, broken, skipped] = [sum('passed'), sum('failed'), sum('skipped')];

console.log(`${passed} passed, ${broken} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
process.exitCode = broken === 0 && passed > 0 ? 0 : 1;

function readTotals(file: string): Totals {
  const { numPassedTests: passed, numPendingTests: skipped, testResults }: Report = JSON.parse(readFileSync(file, 'utf8'));
  return { passed, skipped, failed: testResults.reduce((total, result) => total + failuresOf(result), 0) };
}

// A file that cannot even be loaded has no test that could fail, and counts as one.
function failuresOf({ status, assertionResults }: Report['testResults'][number]): number {
  const failed = assertionResults.filter((test) => test.status === 'failed').length;
  return status === 'failed' ? Math.max(1, failed) : failed;
}
