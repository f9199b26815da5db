import { type DataType, type DialectName, parseType, sharedType } from '../data-types/index.ts';
import { asLogical, logicalType } from '../logical-type.ts';
import type { Reading, Spot } from '../reading.ts';
import type { Field, FieldType } from '../types.ts';
import type { CustomProperties } from './custom-properties.ts';
import type { Options } from './read-options.ts';

export interface TypeRequest {
  readonly reading: Reading;
  readonly spot: Spot;
  readonly custom: CustomProperties;
  readonly options: Options;
  readonly dialect: DialectName | null;
  readonly fields: readonly Field[];
  readonly element: Field | null;
}

/** The type of a column: the physical type decides where we understand it, then the logical one. */
export function readFieldType(request: TypeRequest): FieldType {
  const { reading, spot, custom } = request;
  const given = custom.values['type'];
  const logical = typeof given === 'string' ? given : reading.text(spot, 'logicalType');
  const physical = reading.text(spot, 'physicalType');
  return { logical, physical, data: dataOf(request, logical, physical) };
}

function dataOf(request: TypeRequest, logical: string | null, physical: string | null): DataType {
  const written = physical === null ? null : request.dialect === null ? sharedType(physical).type : parseType(physical, request.dialect);
  const described = fromLogical(request, logical, written);
  if (written === null || written.family === 'unknown') return described ?? written ?? { family: 'unknown', text: physical ?? '' };
  // Members that the file describes are more than a bare ARRAY or OBJECT of the warehouse.
  return described !== undefined && isContainer(described) && !isContainer(written) ? described : containerOf(described, written);
}

const isContainer = ({ family }: DataType): boolean => family === 'struct' || family === 'array' || family === 'map';

const containerOf = (described: DataType | undefined, written: DataType): DataType =>
  written.family === 'array' && written.element === null && described?.family === 'array' ? described : written;

function fromLogical({ options, fields, element }: TypeRequest, word: string | null, written: DataType | null): DataType | undefined {
  const [key, value] = fields;
  switch (word) {
    case 'object':
      return { family: 'struct', members: fields.map(({ name, type }) => ({ name, type: type.data })) };
    case 'array':
      return { family: 'array', element: element?.type.data ?? null, length: null };
    case 'map':
      return key === undefined || value === undefined ? undefined : { family: 'map', key: key.type.data, value: value.type.data };
    case 'vector':
      return { family: 'vector', element: options.elementType ?? 'float32', dimensions: options.dimensions };
    default: {
      const known = asLogical(word);
      const sizes = written?.family === 'decimal' ? written : { precision: null, scale: null };
      return known === undefined ? undefined : logicalType(known, { ...sizes, length: options.maxLength, zoned: options.zoned, format: options.format });
    }
  }
}
