/** Text without the white space around it. A byte-order mark is none, unlike for JavaScript's own `trim`. */
export function trimSpace(text: string): string {
  return text.replace(/^[^\S\uFEFF]+/, '').replace(/[^\S\uFEFF]+$/, '');
}
