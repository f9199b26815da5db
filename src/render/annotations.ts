import type { Finding, Severity } from '#kernel';
import type { Report } from '#report';
import { terminalText } from './escape.ts';
import { openFindings } from './must-act.ts';

/** A finding beside the code, as GitHub takes it. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly file: string | null;
  readonly line: number | null;
  readonly title: string;
  readonly message: string;
}

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, Annotation['level']>;

// The runner cuts a message there, in the middle of whatever stands there; a check run takes 255 characters of title.
const MESSAGE_MAX = 4_096;
const TITLE_MAX = 255;

/** The findings that no waiver covers; what closes the gate comes first, since GitHub shows ten of a level. */
export function renderAnnotations(report: Report): readonly Annotation[] {
  return openFindings(report).map(renderAnnotation);
}

function renderAnnotation({ rule, severity, node, column, place, message }: Finding): Annotation {
  const subject = [node, column].filter((part) => part !== null).join('.');
  return {
    level: LEVELS[severity],
    file: place?.file ?? null,
    line: place?.line ?? null,
    title: terminalText(subject === '' ? rule : `${rule} ${subject}`, TITLE_MAX),
    message: terminalText(message, MESSAGE_MAX),
  };
}

/** Annotations as the lines that a step writes to its log (`--format github`). */
export function renderWorkflowCommands(annotations: readonly Annotation[]): string {
  return annotations.map(renderCommand).join('');
}

function renderCommand({ level, file, line, title, message }: Annotation): string {
  const properties = [...(file === null ? [] : [`file=${escapeProperty(file)}`]), ...(line === null ? [] : [`line=${line}`]), `title=${escapeProperty(title)}`];
  return `::${level} ${properties.join(',')}::${escapeData(message)}\n`;
}

// The escapes that the runner undoes; anything else in a command would end it or begin another.
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
