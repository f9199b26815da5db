import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAnnotations, renderWorkflowCommands } from '#render';
import { hostileText } from '../support/hostile.ts';
import { report } from '../support/report.ts';

describe('annotations', () => {
  it('stand at the file and line of the finding', () => {
    const built = report()
      .finding('contract/field-removed', 'orders', {
        column: 'amount',
        found: 'It is gone.',
        next: 'Bring it back.',
        place: { file: 'models/orders.yml', line: 12 },
      })
      .build();
    expect(renderAnnotations(built)).toEqual([
      { level: 'error', file: 'models/orders.yml', line: 12, title: 'contract/field-removed model.shop.orders.amount', message: 'It is gone. Bring it back.' },
    ]);
  });

  it('begin with what closes the gate, since GitHub shows ten of a level', () => {
    const built = report()
      .finding('coverage/a', null, { severity: 'info' })
      .finding('state/b', 'orders', { severity: 'warning' })
      .finding('state/c', 'orders')
      .build();
    expect(renderAnnotations(built).map(({ level, title }) => [level, title])).toEqual([
      ['error', 'state/c model.shop.orders'],
      ['notice', 'coverage/a'],
      ['warning', 'state/b model.shop.orders'],
    ]);
  });

  it('leave out what a waiver covers', () => {
    expect(renderAnnotations(report().finding('state/a', 'orders', { waiver: 'agreed' }).build())).toEqual([]);
  });

  it('are as long as the runner takes them', () => {
    const [annotation] = renderAnnotations(
      report()
        .finding('state/a', 'a'.repeat(9_000), { message: 'b'.repeat(9_000) })
        .build(),
    );
    expect([annotation?.message.length, annotation?.title.length]).toEqual([4_096, 255]);
  });
});

/** The two grammars of the runner (ActionCommand.cs): `::name a=b::data` at a line's start, `##[name]data` anywhere. */
function commandsIn(log: string): readonly string[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const [, name] = /^\s*::([^ :]+)[^:]*.*::/.exec(line) ?? /##\[([^\]]+)\]/.exec(line) ?? [];
    return name === undefined ? [] : [name];
  });
}

describe('workflow commands', () => {
  it('carry the file, the line and the title as properties', () => {
    expect(renderWorkflowCommands([{ level: 'error', file: 'models/a,b.sql', line: 3, title: 'a: b', message: '100% gone' }])).toBe(
      '::error file=models/a%2Cb.sql,line=3,title=a%3A b::100%25 gone\n',
    );
  });

  it('are one for each annotation, whatever the names say', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const built = report()
          .finding('state/a', text, { column: text, message: text, severity: 'warning', place: { file: text, line: 1 } })
          .build();
        expect(commandsIn(renderWorkflowCommands(renderAnnotations(built)))).toEqual(['warning']);
      }),
    );
  });
});
