import { observedShare } from './binomial.js';

/** How many of the accepted values that people looked at were right, with the 95 % interval of what that says of all. */
export function auditSentence(right: number, audited: number): string {
  const { low, high } = observedShare(right, audited);
  const [share, from, to] = [right / audited, low, high].map((part) => (100 * part).toFixed(1));
  return `${right} of ${audited} right: ${share} % (95 %: ${from}–${to} %)`;
}
