import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageOf } from './vendors.ts';

/** The licence of every package that the modules belong to; packages with one and the same text share it. */
export function renderLicences(moduleIds: readonly string[]): string {
  const folders = [...new Set(moduleIds.flatMap((id) => folderOf(id) ?? []))];
  const titles = new Map<string, Set<string>>();
  for (const { title, text } of folders.map(describePackage)) titles.set(text, (titles.get(text) ?? new Set()).add(title));
  const sections = [...titles].map(([text, names]) => `${[...names].sort().join('\n')}\n\n${text}`).sort();
  return `${['Sluice is under the MIT License, see LICENSE. Its bundle holds these packages.', ...sections].join(`\n\n${'-'.repeat(80)}\n`)}\n`;
}

function folderOf(moduleId: string): string | undefined {
  const name = packageOf(moduleId);
  if (name === undefined) return undefined;
  const path = moduleId.replaceAll('\\', '/');
  return path.slice(0, path.lastIndexOf(`/node_modules/${name}/`) + `/node_modules/${name}`.length);
}

function describePackage(folder: string): { readonly title: string; readonly text: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (typeof license !== 'string') throw new Error(`${name} names no licence`);
  const text = file === undefined ? `The package has no licence file; its manifest says ${license}.` : readFileSync(join(folder, file), 'utf8');
  return { title: `${name} ${version} (${license})`, text: text.replaceAll('\r\n', '\n').trim() };
}
