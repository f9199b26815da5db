import { createHash } from 'node:crypto';
import type { CommentBody } from '#ports';

/** What the hidden first line of a comment of ours says about it. */
export interface Marker {
  readonly id: string;
  /** Digest of the fingerprint: equal when two comments say the same. */
  readonly said: string;
  /** False when the text below the marker is not the one that was posted: somebody edited it. */
  readonly isIntact: boolean;
}

const MARKER = /^<!-- sluice id="([^"]*)" said="([0-9a-f]*)" text="([0-9a-f]*)" -->\r?\n/;

/** The comment to post: the marker first, where no cut and no quotation can lose or imitate it. */
export function signComment(id: string, body: CommentBody): string {
  return `<!-- sluice id="${quote(id)}" said="${digest(body.fingerprint)}" text="${digest(body.text)}" -->\n${body.text}`;
}

/** The marker of a posted comment, or undefined when it has none. */
export function readMarker(posted: string): Marker | undefined {
  const [line, id, said, text] = MARKER.exec(posted) ?? [];
  if (line === undefined || id === undefined || said === undefined) return undefined;
  return { id: unquote(id), said, isIntact: digest(posted.slice(line.length)) === text };
}

/** True when posting `body` would tell the reader nothing new. */
export function saysTheSame(marker: Marker, body: CommentBody): boolean {
  return marker.isIntact && marker.said === digest(body.fingerprint);
}

// Line ends and blanks at the end are what GitHub changes in a text it stores.
function digest(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n').trimEnd()).digest('hex').slice(0, 16);
}

// A quotation mark would end the id, two hyphens would end the HTML comment.
const quote = (id: string): string => encodeURIComponent(id).replaceAll('-', '%2D');

// A marker that somebody else wrote may hold a malformed escape; then it is not ours, whatever it says.
function unquote(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return '';
  }
}
