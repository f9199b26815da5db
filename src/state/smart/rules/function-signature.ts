import { differingFields } from '../../differences.ts';
import type { AddRule } from '../types.ts';

export const functionSignature: AddRule = {
  id: 'smart/function-signature',
  direction: 'add',
  engines: ['v2'],
  summary: 'functions whose arguments or return type changed',
  confidence: 'proven',
  finder:
    () =>
    ({ before, after }) => {
      if (before?.resourceType !== 'function' || after.resourceType !== 'function') return [];
      return [
        ...differingFields(['content', 'arguments'], before.arguments, after.arguments),
        ...differingFields(['content', 'returns'], before.returns, after.returns),
      ];
    },
};
