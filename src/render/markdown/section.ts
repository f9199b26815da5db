/** One part of a comment. Its items can be shown in part; how many were left out is then said by the section itself. */
export interface Section {
  /** What the section is called when it is left out whole. */
  readonly name: string;
  /** The higher, the earlier it is cut; 0 is never left out whole. */
  readonly priority: number;
  /** How many items there are, and how many are shown when there is room. */
  readonly items: number;
  readonly shown: number;
  /** Its Markdown with at most that many items; empty when there is nothing to say. */
  render(shown: number): string;
}

/** A section that is shown whole or not at all. */
export function fixed(name: string, priority: number, text: string): Section {
  return { name, priority, items: 0, shown: 0, render: () => text };
}

/** Something that opens when it is clicked. `title` is HTML of ours: Markdown and names have no place in it. */
export function fold(title: string, ...body: readonly string[]): string {
  return ['<details>', `<summary>${title}</summary>`, '', body.filter((part) => part !== '').join('\n\n'), '', '</details>'].join('\n');
}

/** A table with its columns' alignments, such as `['Model', 'Tests:']`: a colon at the end aligns right. */
export function tableHead(columns: readonly string[]): readonly string[] {
  return [
    `| ${columns.map((column) => column.replace(/:$/, '')).join(' | ')} |`,
    `| ${columns.map((column) => (column.endsWith(':') ? '--:' : ':--')).join(' | ')} |`,
  ];
}
