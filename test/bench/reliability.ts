// How far stated confidence comes true.
import type { Judged } from './answers-of-set.js';

/** Values that were said with a confidence in one tenth. */
export interface ReliabilityBin {
  readonly from: number;
  readonly answers: number;
  /** Mean confidence and share of right answers, 0 to 1. */
  readonly said: number;
  readonly right: number;
}

const BINS = 10;

/** The reliability table of the values that were said, empty bins left out. */
export function reliabilityOf(judged: readonly Judged[]): readonly ReliabilityBin[] {
  const said = judged.filter(({ answered }) => answered);
  return Array.from({ length: BINS }, (_, bin) => {
    const own = said.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin);
    const mean = (of: (one: Judged) => number) => own.reduce((sum, one) => sum + of(one), 0) / Math.max(1, own.length);
    return {
      from: bin / BINS,
      answers: own.length,
      said: mean(({ confidence }) => confidence),
      right: mean(({ right }) => (right ? 1 : 0)),
    };
  }).filter(({ answers }) => answers > 0);
}

/** Expected calibration error: the gap between said and right, by how many answers have it (Naeini et al. 2015). */
export function expectedCalibrationError(bins: readonly ReliabilityBin[]): number {
  const all = bins.reduce((sum, { answers }) => sum + answers, 0);
  return bins.reduce((sum, { answers, said, right }) => sum + (answers / Math.max(1, all)) * Math.abs(said - right), 0);
}
