import { by } from '#kernel';
import { findPlace } from '../find-place.ts';
import type { Contract } from '../types.ts';
import { findConsumerIssues } from './consumer-issues.ts';
import { findFieldIssues } from './field-issues.ts';
import { findKeyIssues } from './key-issues.ts';
import { findSlaIssues } from './sla-issues.ts';
import type { ContractIssue, Found } from './types.ts';
import { findVersionIssues } from './version-issues.ts';

/** Everything in one contract that contradicts the rest of it, in the order of its file. */
export function contractIssues(contract: Contract): readonly ContractIssue[] {
  const found = [
    ...findVersionIssues(contract),
    ...contract.tables.flatMap((table) => [...findFieldIssues(contract, table), ...findKeyIssues(contract, table)]),
    ...findSlaIssues(contract),
    ...findConsumerIssues(contract),
  ];
  return found.map((issue) => placed(contract, issue)).sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || by(({ rule }: ContractIssue) => rule)(a, b));
}

/** Contracts that nobody can tell apart: the second and later ones of a format's name. */
export function duplicateContracts(contracts: readonly Contract[]): readonly ContractIssue[] {
  const seen = new Map<string, Contract>();
  return contracts.flatMap((contract) => {
    const key = `${contract.source.format} ${contract.id}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, contract);
    if (first === undefined) return [];
    const at = contract.source.format === 'guide' ? '/contract/name' : contract.source.format === 'odcs' ? '/id' : (contract.tables[0]?.at ?? '');
    const message = `there are two contracts called '${contract.id}', the other in ${first.source.file}`;
    return [placed(contract, { rule: 'contract-duplicate', at, message, next: 'Rename or remove one of them.', data: { other: first.source.file } })];
  });
}

function placed(contract: Contract, { at, table, column, consumers = [], ...found }: Found): ContractIssue {
  return { ...found, contract: contract.name, table: table ?? null, column: column ?? null, consumers, place: findPlace(contract.source, at) };
}
