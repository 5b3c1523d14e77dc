import { expect, it } from 'vitest';
import type { SharedModel } from '../../../src/engine/model/model.js';
import { pack, unpack } from '../../../src/engine/model/pack.js';

const COMMON: SharedModel = {
  generic: new Map([
    ['number', -3.25],
    ['__proto__', 1],
  ]),
  kinds: new Map([['number length', new Map([['role=same', 0.5]])]]),
  calibrations: new Map([
    ['number', { value: { slope: 0.9, offset: -0.1, distance: -1 }, nothing: { slope: 1, offset: 0, distance: 0 } }],
  ]),
  pool: new Map([['w oak', [0, 0.5, 3, -0.25]]]),
};

it('reads back what it wrote', () => {
  expect(unpack(pack(COMMON))).toEqual(COMMON);
});

it('keeps three digits of a weight', () => {
  expect(unpack(pack({ ...COMMON, generic: new Map([['a', 1.23456]]) }))).toMatchObject({
    generic: new Map([['a', 1.23]]),
  });
});
