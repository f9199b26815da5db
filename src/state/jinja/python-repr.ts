import type { Constant } from './expression.ts';

/** What Python's `repr` prints for a constant. */
export function pythonRepr(value: Constant): string {
  switch (typeof value) {
    case 'string':
      return reprText(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'bigint':
      return value.toString();
    case 'number':
      return reprFloat(value);
    default:
      return 'None';
  }
}

const NAMED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

// Python prefers single quotes, and escapes what it does not hold for printable: control, format, unassigned and separators.
function reprText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = [...text].map((char) => (char === quote ? `\\${char}` : (NAMED[char] ?? escapeUnprintable(char))));
  return `${quote}${escaped.join('')}${quote}`;
}

function escapeUnprintable(char: string): string {
  if (char === ' ' || !/[\p{C}\p{Z}]/u.test(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}

// Both languages print the shortest digits that read back; Python turns to exponents at 1e16 and below 1e-4, and keeps `.0`.
function reprFloat(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const [digits = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  const plain = value.toString();
  if (plain.includes('e')) return value.toFixed(digits.replace('.', '').length - 1 - exponent);
  return plain.includes('.') ? plain : `${plain}.0`;
}
