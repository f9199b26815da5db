/** Text of people who mean harm, for properties. */
import fc from 'fast-check';

const WEAPONS = [
  '@octocat',
  '#1',
  'acme/shop#2',
  'GH-3',
  '[go](https://evil.example)',
  '![i](https://evil.example/i.png)',
  'https://evil.example',
  'www.evil.example',
  'a@evil.example',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</details>',
  '<!-- sluice id="x" said="0" text="0" -->',
  ':octocat:',
  'deadbeefdeadbeef',
  '$x$',
  '`',
  '``',
  '```',
  '~~~',
  '|',
  '\\',
  '\\|',
  '\n',
  '\r\n\r\n',
  '# x',
  '> [!NOTE]',
  '- [x] y',
  '---',
  '[^1]',
  '&lt;b&gt;',
  '\u{202E}',
  '\u{200B}',
  '\u{1B}[31m',
  '\u{0000}',
  '::error::x',
  '##[error]x',
  '%0A',
  '_',
  '*',
  'javascript:alert(1)',
  '../..',
  '/',
  ' ',
] as const;

/** Weapons among letters of all kinds. */
export const hostileText = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...WEAPONS) }, fc.string({ unit: 'binary', maxLength: 6 }), fc.string({ maxLength: 6 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));
