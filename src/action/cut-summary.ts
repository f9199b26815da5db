/** GitHub drops a step's whole summary beyond this. */
const MOST_BYTES = 1024 * 1024;
const NOTE = '\n\n*The summary is cut here, at the size that GitHub shows. The report file holds everything.*\n';

/** `markdown` as far as it fits beside `usedBytes` of summary, cut between lines and said so. */
export function cutSummary(markdown: string, usedBytes: number): string {
  // The runner's own line end comes after it.
  const room = MOST_BYTES - usedBytes - 2;
  if (Buffer.byteLength(markdown) <= room) return markdown;
  const bytes = Buffer.from(markdown).subarray(0, Math.max(0, room - Buffer.byteLength(NOTE)));
  const end = bytes.lastIndexOf('\n');
  return end === -1 ? '' : bytes.subarray(0, end).toString('utf8') + NOTE;
}
