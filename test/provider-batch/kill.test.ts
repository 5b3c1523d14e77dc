import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/open-database.js';
import type { Step } from '../helpers/batch-provider.js';
import type { Fault } from '../helpers/llm-faults.js';
import { paidOnce, providerScene, WIRES } from './provider-scene.js';

const scene = providerScene();

/** When a run is killed: at a step, so often that this was asked for before, and how much later in milliseconds. */
interface Moment {
  readonly step: Step;
  readonly count?: number;
  readonly after?: number;
  /** What becomes of that request; default it is heard, and answered to nobody. */
  readonly fault?: Fault;
}

const COMMON: readonly Moment[] = [
  { step: 'call' },
  { step: 'create', fault: 'reset' },
  { step: 'create' },
  { step: 'created' },
  { step: 'look', count: 0 },
  { step: 'look', count: 1 },
  { step: 'results' },
  { step: 'results', fault: 'cut' },
  { step: 'results', after: 8 },
  { step: 'results', after: 30 },
];
const MOMENTS = {
  openai: [...COMMON, { step: 'upload' }, { step: 'upload', fault: 'reset' }],
  anthropic: [...COMMON, { step: 'list' }],
} as const satisfies Record<string, readonly Moment[]>;

describe.each(WIRES)('a run in batches of %s that is killed', (wire) => {
  it.each(MOMENTS[wire])(
    'at moment %#, $step, is continued, and each question is paid once',
    async (moment: Moment) => {
      const { step, count = 0, after, fault } = moment;
      let kill = () => undefined as unknown;
      let killed = 0;
      const isMoment = (what: Step, times: number) => what === step && times === count;
      const provider = await scene.provide({
        looks: 1,
        fault: (what, times) => (isMoment(what, times) ? fault : undefined),
        onStep(what, times) {
          if (!isMoment(what, times)) return;
          killed++;
          if (after === undefined) kill();
          else setTimeout(kill, after);
        },
      });
      const batch = scene.batchOf(wire, provider);
      const first = await batch.run([], {
        onStart(child) {
          kill = () => child.kill('SIGKILL');
        },
      });
      expect(killed).toBe(1);
      const second = await batch.run(['--resume']);
      expect({ code: second.code, stderr: second.stderr }).toMatchObject({ code: 0 });
      expect(batch.rows()).toEqual(scene.filled);
      expect(paidOnce(provider)).toBe(true);
      // The last moments may come too late.
      if (after === undefined) expect(first.signal).toBe('SIGKILL');
    },
  );
});

describe('a batch that a process of another machine hands over', () => {
  /** Has a run killed at a step, and its batch be one that another machine began some hours ago. */
  async function leave(step: Step, hours: number) {
    let kill = () => undefined as unknown;
    const provider = await scene.provide({
      onStep: (what, times) => void (what === step && times === 0 && kill()),
    });
    const batch = scene.batchOf('openai', provider);
    await batch.run([], {
      onStart(child) {
        kill = () => child.kill('SIGKILL');
      },
    });
    const { sqlite, close } = openDatabase(batch.database);
    const { changes } = sqlite
      .prepare("UPDATE provider_batches SET owner = 'elsewhere 7', changed_at = ?")
      .run(Date.now() - hours * 3_600_000);
    close();
    expect(changes).toBe(1);
    return { provider, batch };
  }

  it.each(['upload', 'created'] as const)(
    'is told and waited for, and taken up when it cannot be alive (%s)',
    async (step) => {
      const recent = await leave(step, 0.5);
      const waiting = await recent.batch.run(['--resume', '--no-wait']);
      expect(waiting.code).toBe(3);
      expect(waiting.stderr).toMatch(
        /24 questions are being handed over by process 7 of elsewhere: should it be gone, they are taken up from \d{4}-\S+ on/,
      );
      expect(recent.provider.steps.create).toBe(step === 'created' ? 1 : 0);
      const old = await leave(step, 3);
      const second = await old.batch.run(['--resume']);
      expect({ code: second.code, stderr: second.stderr }).toMatchObject({ code: 0 });
      expect(second.stderr).not.toContain('elsewhere');
      expect(old.batch.rows()).toEqual(scene.filled);
      expect(paidOnce(old.provider)).toBe(true);
    },
  );
});
