import type { OdcsVersion } from '../odcs/versions.ts';
import type { Contract, Field, Table } from '../types.ts';
import type { Loss } from './loss.ts';

/** One column to be written, and what it is written for. */
export interface FieldRequest {
  readonly contract: Contract;
  readonly table: Table;
  readonly field: Field;
  readonly version: OdcsVersion;
  readonly losses: Loss[];
}
