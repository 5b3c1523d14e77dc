import { describe, expect, it } from 'vitest';
import { bareVariables, expandVariables } from '../../src/config/variables.js';

/** A variable as a file writes it, apart from the template strings of this file. */
const variable = (inside: string) => `\${${inside}}`;

describe('variables', () => {
  it('are read in every string of lists and plain objects', () => {
    const value = { a: [variable('X'), { b: `<${variable('X')}-${variable('Y')}>` }], c: 1, d: null, e: true };
    expect(expandVariables(value, { X: 'x', Y: 'y' })).toEqual({
      value: { a: ['x', { b: '<x-y>' }], c: 1, d: null, e: true },
      missing: [],
    });
  });

  it('take their default when they are not set or empty', () => {
    const text = variable('X:-http://h:1/v1');
    expect(expandVariables(text, {}).value).toBe('http://h:1/v1');
    expect(expandVariables(text, { X: '' }).value).toBe('http://h:1/v1');
    expect(expandVariables(text, { X: 'x' }).value).toBe('x');
    expect(expandVariables(variable('X:-'), {})).toEqual({ value: '', missing: [] });
  });

  it('stay and are named once when they are missing', () => {
    const value = [variable('X'), variable('Y'), `${variable('X')}!`];
    expect(expandVariables(value, { Y: '' })).toEqual({ value, missing: ['X', 'Y'] });
  });

  it('are words after a second dollar sign', () => {
    expect(expandVariables(`$${variable('X')} ${variable('X')} $X`, { X: 'x' })).toEqual({
      value: `${variable('X')} x $X`,
      missing: [],
    });
  });

  it('are not looked for in what a variable holds', () => {
    expect(expandVariables(variable('X'), { X: variable('Y'), Y: 'y' }).value).toBe(variable('Y'));
  });

  it('leave objects with code and instances of classes alone', () => {
    class Own {
      text = variable('X');
    }
    const connector = { name: variable('X'), complete: () => undefined };
    const own = new Own();
    const { value } = expandVariables({ connector, own }, { X: 'x' });
    expect(value.connector).toBe(connector);
    expect(value.own).toBe(own);
  });
});

it('names variables that would be sent as words', () => {
  const value = { apiKey: '$OPENAI_API_KEY', headers: { authorization: 'Bearer $TOKEN', 'api-key': '%AZURE_KEY%' } };
  expect(bareVariables(value)).toEqual(['OPENAI_API_KEY', 'TOKEN', 'AZURE_KEY']);
  expect(bareVariables({ a: variable('X'), b: 'costs $5', c: '$', d: '$X and more', e: `$${variable('X')}` })).toEqual(
    [],
  );
});
