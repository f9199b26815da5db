export { terminalText } from './escape.ts';
export { type Annotation, renderAnnotations, renderWorkflowCommands } from './annotations.ts';
export { type LayOut, loadLayOut } from './lay-out-sql.ts';
export { loadLayOutFor, renderExplanation, renderExplanationJson } from './render-explanation.ts';
export { renderComment, renderSummary } from './render-markdown.ts';
export { renderJson } from './render-json.ts';
export { renderPlanText } from './render-plan-text.ts';
export { renderText } from './render-text.ts';
export type { TerminalOptions } from './terminal.ts';
