import * as z from 'zod/mini';
import { CONFIG_SCHEMA } from './config-schema.ts';

/** The JSON Schema of `sluice.yml`, for editors; made of the schema that parses it. */
export function renderConfigSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(CONFIG_SCHEMA, { io: 'input', target: 'draft-7' });
  return `${JSON.stringify({ $schema, title: 'sluice.yml', ...schema }, null, 2)}\n`;
}
