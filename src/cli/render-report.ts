import { unreachable } from '#kernel';
import { loadLayOutOf, renderAnnotations, renderComment, renderJson, renderText, renderWorkflowCommands, type TerminalOptions } from '#render';
import type { Report } from '#report';
import type { ReportFormat } from '#settings';

/** A report in the format that was asked for. */
export async function renderReport(report: Report, format: ReportFormat, terminal: TerminalOptions): Promise<string> {
  switch (format) {
    case 'text':
      return renderText(report, terminal);
    case 'markdown':
      return renderComment(report, await loadLayOutOf(report));
    case 'json':
      return renderJson(report);
    case 'github':
      return renderWorkflowCommands(renderAnnotations(report));
    default:
      return unreachable(format);
  }
}
