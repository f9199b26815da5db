import { type Report, count } from '#report';
import { readFacts } from '#rules';
import { escapeMessage } from '../escape.ts';
import { type Links, sayMore } from './links.ts';
import { type Section, fold } from './section.ts';

/** Findings that ask for nothing. */
export function notesSection({ findings }: Report, links: Links, most: number): Section {
  const notes = findings.filter(({ severity, waiver }) => severity === 'info' && waiver === null);
  return {
    name: count(notes.length, 'note'),
    priority: 40,
    items: notes.length,
    shown: Math.min(most, notes.length),
    render: (shown) => {
      if (notes.length === 0) return '';
      const lines = notes.slice(0, shown).map((note) => `- ${escapeMessage(readFacts(note).found)} <sub>${links.rule(note.rule)}</sub>`);
      return fold(`<b>Notes</b>: ${notes.length}`, lines.join('\n'), sayMore(notes.length - shown, 'note', links));
    },
  };
}
