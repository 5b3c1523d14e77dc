import { describe, expect, it } from 'vitest';
import { type AcceptanceRules, acceptanceRules } from '../../src/decisions/acceptance-rules.js';
import { isUnlike } from '../../src/decisions/decide.js';
import { doubtsOfRules, doubtsOfText } from '../../src/decisions/doubts.js';
import { createShiftWatch } from '../../src/decisions/shift-watch.js';
import { titleWords } from '../../src/engine/candidates/title-words.js';
import type { HeldOutAnswer } from '../../src/engine/model/held-out.js';
import type { AuditOutcome } from '../../src/examples/audit-outcome.js';
import { readText } from '../../src/fields/text.js';

const PRECISION = 0.98;

/** Answers of a field from confidence 1 downwards, of which those at some places are wrong. */
function answersOf(field: string, count: number, wrong: readonly number[] = [], kind = 'select'): HeldOutAnswer[] {
  return Array.from({ length: count }, (_, place) => ({
    ...{ field, kind, confidence: 1 - place / (2 * count), right: !wrong.includes(place) },
  }));
}

function auditsOf(field: string, right: number, wrong: number): AuditOutcome[] {
  return Array.from({ length: right + wrong }, (_, place) => ({ field, confidence: 0.95, right: place >= wrong }));
}

function rulesFor(answers: readonly HeldOutAnswer[], audits: readonly AuditOutcome[] = []): AcceptanceRules {
  const evidence = { answers, novelties: [0, 0, 0.2], titleWords: titleWords(readText('Desk lamp Ada, white oak')) };
  return acceptanceRules({ precision: PRECISION, evidence, audits });
}

describe('rules of acceptance', () => {
  it('accept nothing where too few answers show the precision, and say how many more would', () => {
    const rules = rulesFor(answersOf('colour', 100));
    expect([rules.thresholds.size, rules.missing]).toEqual([0, 49]);
    expect(doubtsOfRules(rules)).toEqual([
      'too few examples show a precision of 0.98, so every value is to be checked: about 49 more reviewed values would do',
    ]);
  });

  it('have a field that is often wrong accepted from a higher confidence on than the others', () => {
    const wrong = Array.from({ length: 12 }, (_, place) => 100 + 4 * place);
    const { thresholds } = rulesFor([...answersOf('colour', 900), ...answersOf('shade', 200, wrong)]);
    expect(thresholds.get('shade')).toBeGreaterThan(thresholds.get('colour') as number);
  });

  it('judge a field of few answers by those of its kind', () => {
    const wrong = Array.from({ length: 8 }, (_, place) => 40 + 7 * place);
    const answers = [...answersOf('width', 1200, [], 'number'), ...answersOf('maker', 140, wrong, 'text')];
    const { thresholds } = rulesFor([...answers, ...answersOf('series', 20, [], 'text')]);
    expect(thresholds.get('series')).toBeGreaterThan(thresholds.get('width') as number);
  });

  it('rise where audits contradict the promise, and say so; else they stay', () => {
    const answers = answersOf('colour', 1000);
    const before = rulesFor(answers);
    const kept = rulesFor(answers, auditsOf('colour', 199, 1));
    const raised = rulesFor(answers, auditsOf('colour', 30, 6));
    expect(kept.thresholds).toEqual(before.thresholds);
    expect(doubtsOfRules(kept)).toEqual([]);
    expect(raised.raised).toBe(true);
    expect(raised.thresholds.get('colour') ?? Infinity).toBeGreaterThan(before.thresholds.get('colour') as number);
    expect(doubtsOfRules(raised)).toEqual([
      'audits have shown a precision below 0.98, so every value is to be checked',
    ]);
    // Where the mistakes were the least sure, the surer ones are accepted still.
    const low = auditsOf('colour', 0, 6).map((one) => ({ ...one, confidence: 0.6 }));
    const surer = rulesFor(answers, [...low, ...auditsOf('colour', 200, 0)]);
    expect(surer.thresholds.get('colour')).toBe(0.95);
    expect(doubtsOfRules(surer)).toEqual([
      'audits have shown a precision below 0.98, so fewer values are accepted than the examples alone would allow',
    ]);
  });

  it('draw a tenth for an audit, less while it is right, and a tenth again when it is not', () => {
    const answers = answersOf('colour', 1000);
    const shares = [0, 300, 3000].map((right) => rulesFor(answers, auditsOf('colour', right, 0)).audit);
    expect(shares[0]).toBe(0.1);
    expect(shares[1]).toBeLessThan(0.1);
    expect(shares[2]).toBe(0.01);
    expect(rulesFor(answers, auditsOf('colour', 300, 30)).audit).toBe(0.1);
  });
});

describe('texts unlike the examples', () => {
  const rules = rulesFor(answersOf('colour', 1000));
  const unlike = 'Zubr qwert pliante szafa, white';

  it('are told by the words of their titles, of which a single new one says nothing', () => {
    expect(isUnlike('Desk lamp Orla, white oak', rules)).toBe(false);
    expect(isUnlike('Lampe de bureau Orla, blanc', rules)).toBe(true);
    expect(isUnlike('Schreibtischlampe Orla, weiß', rules)).toBe(true);
    expect(doubtsOfText(rules, unlike)).toEqual(['the text is unlike the examples, so every value is to be checked']);
  });

  it('are told once of a run, when they are more than chance would have', () => {
    const told: string[] = [];
    const watch = createShiftWatch(rules, (text) => void told.push(text));
    for (let place = 0; place < 40; place++) watch.see('Desk lamp Orla, white oak');
    expect(told).toEqual([]);
    for (let place = 0; place < 40; place++) watch.see(unlike);
    expect(told).toEqual([expect.stringMatching(/^\d+ of the first \d+ texts are unlike the examples/)]);
  });
});
