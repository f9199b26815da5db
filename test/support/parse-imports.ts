import { parseSync, Visitor } from 'rolldown/utils';

/** What one file imports, re-exports or names in a type, each specifier once. */
export function parseImports(path: string, text: string): readonly string[] {
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const found = new Set<string>();
  for (const { moduleRequest } of module.staticImports) found.add(moduleRequest.value);
  for (const { entries } of module.staticExports) for (const { moduleRequest } of entries) if (moduleRequest) found.add(moduleRequest.value);
  new Visitor({
    ImportExpression: ({ source }) => void found.add(source.type === 'Literal' && typeof source.value === 'string' ? source.value : '(computed)'),
    TSImportType: ({ source }) => void found.add(source.value),
  }).visit(program);
  return [...found].sort();
}
