import type { CodeSplittingGroup } from 'rolldown';

/**
 * Which file under dist/vendor/ holds which packages. One group changes only when its packages do, so that
 * a diff of dist/ shows our own code alone. The first group that matches wins; a package without a group fails the build.
 */
const GROUPS: readonly (readonly [name: string, packages: RegExp])[] = [
  ['tslib', /^tslib$/],
  ['zod', /^zod$/],
  ['yaml', /^yaml$/],
  ['diff', /^diff$/],
  ['sql-formatter', /^(sql-formatter|nearley|moo|railroad-diagrams|randexp|ret|discontinuous-range|argparse|commander)$/],
  ['ajv', /^(ajv|ajv-formats|fast-deep-equal|fast-uri|json-schema-traverse|require-from-string)$/],
  ['undici', /^undici$/],
  ['actions-core', /^(@actions\/(core|exec|io|http-client)|tunnel)$/],
  ['octokit', /^(@actions\/github|@octokit\/.+|universal-user-agent|before-after-hook|bottleneck|content-type|json-with-bigint)$/],
  // Every way to find credentials but the two commonest is loaded when it is configured, as the SDK itself does it.
  ['aws-credentials', /^@aws-sdk\/(credential-provider-(?!env$|node$).+|token-providers|nested-clients)$|^@smithy\/credential-provider-imds$/],
  [
    'aws-sdk',
    /^(@aws-sdk\/.+|@smithy\/.+|@aws\/.+|@aws-crypto\/.+|bowser|fast-xml-.+|strnum|@nodable\/.+|path-expression-matcher|xml-naming|anynum|is-unsafe)$/,
  ],
  [
    'actions-cache',
    /^(@actions\/(cache|glob)|@azure\/.+|@protobuf-ts\/.+|@typespec\/.+|agent-base|http-proxy-agent|https-proxy-agent|debug|ms|events|minimatch|brace-expansion|balanced-match|semver)$/,
  ],
];

const PACKAGE = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** The package that a module belongs to, undefined for our own. */
export function packageOf(moduleId: string): string | undefined {
  return PACKAGE.exec(moduleId.replaceAll('\\', '/'))?.[1];
}

/** The groups as the bundler takes them: each a chunk, earlier ones first. */
export function vendorChunks(): CodeSplittingGroup[] {
  return GROUPS.map(([name], index) => ({
    name: `vendor/${name}`,
    test: (moduleId: string) => groupOf(moduleId) === name,
    priority: GROUPS.length - index,
  }));
}

function groupOf(moduleId: string): string | undefined {
  const name = packageOf(moduleId);
  if (name === undefined) return undefined;
  const group = GROUPS.find(([, packages]) => packages.test(name));
  if (group === undefined) throw new Error(`Give the package ${name} a group in scripts/build/vendors.ts`);
  return group[0];
}
