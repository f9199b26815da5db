export const INDIRECT_SELECTIONS = ['eager', 'cautious', 'buildable', 'empty'] as const;
export type IndirectSelectionName = (typeof INDIRECT_SELECTIONS)[number];
