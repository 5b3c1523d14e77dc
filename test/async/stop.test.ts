import { describe, expect, it } from 'vitest';
import { abortable, onAbort, pause } from '../../src/async/abort.js';
import { LazyAbortController } from '../../src/async/stop.js';

const never = () => new Promise<never>(() => undefined);

describe('a stopper', () => {
  it('tells those who wait, once, and with the first reason', () => {
    const stopper = new LazyAbortController();
    const told: string[] = [];
    onAbort(stopper, () => told.push('first'));
    const forget = onAbort(stopper, () => told.push('second'));
    onAbort(stopper, () => told.push('third'));
    forget();
    stopper.abort(new Error('late'));
    stopper.abort(new Error('later'));
    expect(told).toEqual(['first', 'third']);
    expect(stopper).toMatchObject({ aborted: true, reason: { message: 'late' } });
  });

  it('aborts as an AbortController does when no reason is given', () => {
    const stopper = new LazyAbortController();
    stopper.abort();
    expect(stopper.reason).toMatchObject({ name: 'AbortError' });
  });

  it('gives one signal, which aborts with it', () => {
    const stopper = new LazyAbortController();
    const { signal } = stopper;
    expect(signal).toBeInstanceOf(AbortSignal);
    expect(stopper.signal).toBe(signal);
    expect(signal.aborted).toBe(false);
    stopper.abort(new Error('late'));
    expect(signal).toMatchObject({ aborted: true, reason: { message: 'late' } });
  });

  it('gives an aborted signal when it was stopped before', () => {
    const stopper = new LazyAbortController();
    stopper.abort(new Error('late'));
    expect(stopper.signal).toMatchObject({ aborted: true, reason: { message: 'late' } });
  });

  it.each([
    ['a pause', (stopper: LazyAbortController) => pause(60_000, stopper)],
    ['work that does not heed it', (stopper: LazyAbortController) => abortable(never(), stopper)],
  ])('ends %s', async (_name, wait) => {
    const stopper = new LazyAbortController();
    const waiting = wait(stopper);
    stopper.abort(new Error('late'));
    await expect(waiting).rejects.toThrow('late');
    await expect(wait(stopper)).rejects.toThrow('late');
  });
});
