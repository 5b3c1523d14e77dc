import { expect, it } from 'vitest';
import { afterReads } from '../../src/async/after-reads.js';

it('hands over values in their order, once what came with them is read', async () => {
  const told: string[] = [];
  const tell = (what: string) => void told.push(what);
  const first = afterReads('first').then(tell);
  await Promise.resolve().then(() => tell('read'));
  const second = afterReads('second').then(tell);
  tell('read too');
  await Promise.all([first, second]);
  expect(told).toEqual(['read', 'read too', 'first', 'second']);
});

it('holds back what comes while values are handed over', async () => {
  const told: string[] = [];
  const again = afterReads('one').then(() => afterReads('two').then((value) => told.push(value)));
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual([]);
  await again;
  expect(told).toEqual(['two']);
});
