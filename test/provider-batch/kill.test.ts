import { describe, expect, it } from 'vitest';
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
