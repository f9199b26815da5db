import { describe, expect, it } from 'vitest';
import { codeBlock, codeSpan, escapeMessage, escapeText, plainLine, safeUrl, shorten, tableRow, terminalText, urlPath } from '../../src/render/escape.ts';

describe('a name in a code span', () => {
  it('stands between backticks', () => {
    expect(codeSpan('orders')).toBe('`orders`');
  });

  it('gets a longer fence than the backticks that it brings', () => {
    expect(codeSpan('a``b')).toBe('```a``b```');
    expect(codeSpan('`a')).toBe('`` `a ``');
  });

  it('is cut in its middle when it is long', () => {
    expect(codeSpan('a'.repeat(50) + 'z'.repeat(50), 9)).toBe('`aaaa…zzzz`');
  });

  it('stays one line', () => {
    expect(codeSpan('a\n\n# b\tc')).toBe('`a # b c`');
  });

  it('is visible when it is empty', () => {
    expect(codeSpan(' \n ')).toBe('`""`');
  });

  it('cannot bring the marker of a comment', () => {
    expect(codeSpan('<!-- sluice -->')).toBe('`<! -- sluice -->`');
  });
});

describe('a sentence as Markdown', () => {
  const cases = {
    'a mention': ['@octocat', '@&#8203;octocat'],
    'an address': ['a@b.example', 'a@&#8203;b\\.example'],
    'a reference': ['#12', '\\#&#8203;12'],
    'a reference by prefix': ['GH-12', 'GH\\-&#8203;12'],
    'a link': ['[a](b)', '\\[a\\]\\(b\\)'],
    'a bare address': ['https://a.example', 'https:&#8203;//a\\.example'],
    'an address without a scheme': ['www.a.example', 'www&#8203;\\.a\\.example'],
    mail: ['mailto:a', 'mailto:&#8203;a'],
    'a commit': ['deadbeef1', 'deadbe&#8203;ef1'],
    'an emoji that may be a picture': [':octocat:', ':&#8203;octocat:'],
    HTML: ['<b>&amp;', '&#60;b&#62;&#38;amp;'],
    mathematics: ['$x$', '&#36;x&#36;'],
    'a cell of a table': ['a|b', 'a&#124;b'],
    'a list': ['1. a', '1\\. a'],
    'a heading': ['# a', '\\#&#8203; a'],
  } as const;
  for (const [what, [sentence, markdown]] of Object.entries(cases)) {
    it(`is no ${what.replace(/^an? /, '')}`, () => {
      expect(escapeText(sentence)).toBe(markdown);
    });
  }

  it('keeps the words of people', () => {
    expect(escapeText("agreed with finance, it's fine; see the wiki")).toBe("agreed with finance, it's fine; see the wiki");
  });
});

describe('a message', () => {
  it('sets the names between backticks as code', () => {
    expect(escapeMessage('Column `a_b` is gone, *really*.')).toBe('Column `a_b` is gone, \\*really\\*\\.');
  });

  it('takes an odd backtick for a character', () => {
    expect(escapeMessage('a `b` c ` d')).toBe('a `b` c  d');
  });
});

describe('a block of code', () => {
  it('has a fence that its code cannot close', () => {
    expect(codeBlock('sql', 'select 1\n````\n<!-- x')).toBe('`````sql\nselect 1\n````\n<! -- x\n`````');
  });

  it('shows what turns the reading direction', () => {
    expect(codeBlock('', 'a\u{202E}b\r\nc\td')).toBe('```\na\u{FFFD}b\nc\td\n```');
  });
});

describe('a row of a table', () => {
  it('escapes the pipes inside code', () => {
    expect(tableRow([codeSpan('a || b'), 'c'])).toBe(String.raw`| ${'`'}a \|\| b${'`'} | c |`);
  });

  it('does not let a backslash take the meaning of the escape', () => {
    expect(tableRow([codeSpan(String.raw`a\|b`)])).toBe('| `a\\¦b` |');
  });
});

describe('plain text', () => {
  it('shows every character that cannot be seen', () => {
    expect(plainLine('a\u{200B}b\u{202E}c\u{E0041}d\u{0000}e\u{D800}f')).toBe('a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f');
  });

  it('keeps letters of every script, and emoji', () => {
    expect(plainLine('заказы 注文 Ünïcode 📦')).toBe('заказы 注文 Ünïcode 📦');
  });

  it('is cut between characters, not inside one', () => {
    expect(shorten('📦📦📦📦', 3)).toBe('📦…📦');
  });
});

describe('a line of a log', () => {
  it('holds no command for the runner', () => {
    expect(terminalText('::add-mask::a ##[set-output]b')).toBe(': :add-mask::a ## [set-output]b');
  });

  it('holds no escape sequence', () => {
    expect(terminalText('\u{1B}[31mred')).toBe('\u{FFFD}[31mred');
  });
});

describe('an address', () => {
  it('is taken when it is one of the web', () => {
    expect(safeUrl('https://a.example/b?c=1')).toBe('https://a.example/b?c=1');
  });

  for (const url of ['javascript:alert(1)', 'https://user:secret@a.example', 'ftp://a.example', 'a', null]) {
    it(`is refused when it is ${url}`, () => {
      expect(safeUrl(url)).toBeNull();
    });
  }

  it('cannot end the link that it stands in', () => {
    expect(safeUrl('https://a.example/b)[c](d|e')).toBe('https://a.example/b%29[c]%28d%7Ce');
  });

  it('is never made of a path that leaves its folder', () => {
    expect([urlPath('a/../b'), urlPath('/a'), urlPath('a//b'), urlPath('a b/c(1).sql')]).toEqual([null, null, null, 'a%20b/c%281%29.sql']);
  });
});
