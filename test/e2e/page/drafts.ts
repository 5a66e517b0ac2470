import type { Chip, Completion, Draft } from '../../../src/protocol.ts';

// What can stand over the message box, in every state that a person can meet.

/** A chip; what is not named is that of a ready one of a file. */
export function chip(id: string, changes: Partial<Chip> = {}): Chip {
  return {
    id,
    kind: 'file',
    label: `${id}.ts`,
    description: `src/${id}.ts`,
    tokens: 120,
    state: 'ready',
    ...changes,
  };
}

export const offered = chip('offered', {
  kind: 'selection',
  label: 'orders.ts:12-20',
  description: 'Selection in src/orders.ts',
});

export const everyState: Draft = {
  chips: [
    chip('rules', { kind: 'rules', label: 'AGENTS.md', description: 'Rules of this folder', tokens: 312 }),
    chip('queue', { kind: 'symbol', label: 'drain', description: 'src/queue.ts:12-30', tokens: 184 }),
    chip('prices', { state: 'stale', label: 'prices.ts:1-80', tokens: 1204 }),
    chip('changes', { kind: 'changes', label: 'Git Changes', state: 'loading', tokens: 0 }),
    chip('env', {
      label: '.env',
      state: 'refused',
      tokens: 0,
      problem: 'Files like .env hold secrets and are never sent.',
    }),
  ],
  offered,
};

export const completions: readonly Completion[] = [
  completion('file', { label: '@file', description: 'A file', insertText: '@file ', continues: true }),
  completion('symbol', { label: '@symbol', icon: 'symbol-method', insertText: '@symbol ', continues: true }),
  completion('problems', { label: '@problems', description: 'What VS Code lists', icon: 'warning' }),
  completion('orders', { label: 'orders.ts', description: 'src/very/deep/folder/of/the/corner/shop' }),
  completion('totalPrice', { label: 'totalPrice', description: 'src/orders.ts', icon: 'symbol-method' }),
  completion('Order', { label: 'Order', description: 'src/orders.ts', icon: 'symbol-interface' }),
];

/** A completion; what is not named is that of a file that becomes a chip. */
export function completion(id: string, changes: Partial<Completion> = {}): Completion {
  return { id, label: id, description: '', icon: 'file', insertText: '', continues: false, ...changes };
}
