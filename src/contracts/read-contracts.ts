import { isJsonObject, type JsonObject, ok, refuse, type Result } from '#kernel';
import { readDbtYaml } from './dbt/read-yaml.ts';
import { readGuide } from './guide/read-guide.ts';
import { readOdcs } from './odcs/read-odcs.ts';
import type { Contract } from './types.ts';
import { parseYamlSource, type YamlSource } from './yaml-source.ts';

/** The contracts in the text of one file, whichever of the formats it is written in; every mistake is a refusal with its line. */
export async function readContracts(text: string, file: string): Promise<Result<readonly Contract[]>> {
  const source = parseYamlSource(text, file);
  if (!source.ok) return source;
  const { value } = source.value;
  if (!isJsonObject(value)) return refuseFormat(file);
  return readAs(source.value, value);
}

async function readAs(source: YamlSource, value: JsonObject): Promise<Result<readonly Contract[]>> {
  if (Object.hasOwn(value, 'apiVersion') || value['kind'] === 'DataContract') return single(await readOdcs(source, value));
  if (Object.hasOwn(value, 'contract')) return single(readGuide(source, value));
  if (Object.hasOwn(value, 'models') || Object.hasOwn(value, 'sources')) return readDbtYaml(source, value);
  return refuseFormat(source.file);
}

const single = (result: Result<Contract>): Result<readonly Contract[]> => (result.ok ? ok([result.value]) : result);

function refuseFormat(file: string): Result<never> {
  const next = "Start it with `contract:` (the guide's form), `apiVersion:` (ODCS) or `models:` (dbt).";
  return refuse({ kind: 'input', code: 'contract-format', what: 'this is no data contract', where: { file }, next });
}
