import type { CommentBody } from '#ports';
import { loadLayOutOf, renderComment } from '#render';
import type { Report } from '#report';

/** The comment of a report. What changes with every run and tells a reviewer nothing is no part of its fingerprint. */
export async function commentBody(report: Report): Promise<CommentBody> {
  const layOut = await loadLayOutOf(report);
  return { text: renderComment(report, layOut), fingerprint: renderComment(withoutRun(report), layOut) };
}

// The same commit judged again: other times, another run, the same news.
function withoutRun(report: Report): Report {
  const artifacts = report.fidelity.artifacts.map((artifact) => ({
    ...artifact,
    ageMinutes: null,
    generatedAt: artifact.side === 'head' ? null : artifact.generatedAt,
  }));
  return { ...report, generatedAt: '', subject: { ...report.subject, runUrl: null }, fidelity: { ...report.fidelity, artifacts } };
}
