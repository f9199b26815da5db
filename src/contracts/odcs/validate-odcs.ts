import { Ajv2019, type ErrorObject, type ValidateFunction } from 'ajv/dist/2019.js';
import { isJsonList, isJsonObject, type Json } from '#kernel';
import { odcsSchema } from './schema/document.ts';
import type { OdcsVersion } from './versions.ts';

/** What a document does against the standard, at a JSON pointer. */
export interface SchemaMistake {
  readonly at: string;
  readonly what: string;
  readonly next: string;
}

interface Validator {
  readonly validate: ValidateFunction;
  /** Every key that this version has a use for somewhere. */
  readonly keys: ReadonlySet<string>;
}

const compiled = new Map<OdcsVersion, Validator>();

/** Every mistake of a document against the version it names; compiling takes the time of a blink, once per version. */
export function validateOdcs(document: Json, version: OdcsVersion): readonly SchemaMistake[] {
  const { validate, keys } = compiled.get(version) ?? compile(version);
  if (validate(document)) return [];
  const errors = validate.errors ?? [];
  const causes = errors.filter((error) => !isWrapper(error) && !isEcho(error, errors, keys));
  return tidy((causes.length > 0 ? causes : errors).map(describe));
}

// Formats are annotations in draft 2019-09. The standard's own shapes do not pass ajv's strict mode.
function compile(version: OdcsVersion): Validator {
  const schema = odcsSchema(version);
  const validate = new Ajv2019({ strict: false, allErrors: true, validateFormats: false, inlineRefs: false }).compile(schema);
  const made = { validate, keys: new Set(keysOf(schema)) };
  compiled.set(version, made);
  return made;
}

// They only repeat that something below them failed, except a choice that several branches fit.
function isWrapper({ keyword, params }: ErrorObject): boolean {
  return keyword === 'if' || keyword === 'anyOf' || (keyword === 'oneOf' && !Array.isArray(params['passingSchemas']));
}

// A mistake inside an object makes its right keys count as unknown: only keys that exist nowhere are told then.
function isEcho({ keyword, instancePath, params }: ErrorObject, errors: readonly ErrorObject[], keys: ReadonlySet<string>): boolean {
  if (keyword !== 'unevaluatedProperties' || !keys.has(String(params['unevaluatedProperty']))) return false;
  const inside = (path: string): boolean => path === instancePath || path.startsWith(`${instancePath}/`);
  return errors.some((error) => error.keyword !== keyword && !isWrapper(error) && inside(error.instancePath));
}

function keysOf(schema: Json): readonly string[] {
  if (isJsonList(schema)) return schema.flatMap(keysOf);
  if (!isJsonObject(schema)) return [];
  const own = isJsonObject(schema['properties']) ? Object.keys(schema['properties']) : [];
  return [...own, ...Object.values(schema).flatMap(keysOf)];
}

function describe({ keyword, instancePath, params, message = 'is wrong' }: ErrorObject): SchemaMistake {
  const name = instancePath === '' ? 'the file' : instancePath.slice(1).replaceAll('/', '.');
  switch (keyword) {
    case 'required':
      return { at: instancePath, what: `${name} has no ${params['missingProperty']}`, next: `Add ${params['missingProperty']}.` };
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const key = String(params['additionalProperty'] ?? params['unevaluatedProperty']);
      const at = `${instancePath}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return { at, what: `${name} has a key ${key} that this version of ODCS does not know`, next: 'Correct its name, remove it, or raise apiVersion.' };
    }
    case 'enum':
      return { at: instancePath, what: `${name} ${message}`, next: `Use one of: ${[params['allowedValues']].flat().join(', ')}.` };
    default:
      return { at: instancePath, what: `${name} ${message}`, next: 'Correct it.' };
  }
}

// Branches of a choice fail together: one sentence at one place is enough.
function tidy(mistakes: readonly SchemaMistake[]): readonly SchemaMistake[] {
  return [...new Map(mistakes.map((mistake) => [`${mistake.at} ${mistake.what}`, mistake])).values()];
}
