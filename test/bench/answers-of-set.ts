// What a set says is right, and how the answers of `batch --details` compare with it.

/** A line of gold.jsonl. */
export interface GoldLine {
  readonly id: string;
  readonly field: string;
  /** The values that are right; null where the text states none. */
  readonly accepted: readonly unknown[] | null;
}

/** A line that `batch --details` writes, as far as it is looked at. */
export interface FilledLine {
  readonly id: string;
  readonly answers: readonly { readonly field: string; readonly value: unknown; readonly confidence?: number }[];
}

/** An answer beside what is right. */
export interface Judged {
  readonly stated: boolean;
  readonly answered: boolean;
  readonly right: boolean;
  readonly confidence: number;
}

/** Puts each answer beside its gold line. */
export function judge(gold: readonly GoldLine[], filled: readonly FilledLine[]): readonly Judged[] {
  const answers = new Map(
    filled.flatMap(({ id, answers: own }) => own.map((answer) => [`${id}\n${answer.field}`, answer] as const)),
  );
  return gold.map(({ id, field, accepted }) => {
    const answer = answers.get(`${id}\n${field}`);
    const value = answer?.value ?? null;
    return {
      stated: accepted !== null,
      answered: value !== null,
      right: value !== null && (accepted ?? []).some((one) => isSame(value, one)),
      confidence: answer?.confidence ?? 0,
    };
  });
}

function isSame(value: unknown, accepted: unknown): boolean {
  if (Array.isArray(value) || Array.isArray(accepted)) return keyOf([value].flat()) === keyOf([accepted].flat());
  if (String(value) === String(accepted)) return true;
  return String(value).trim() !== '' && Number(value) === Number(accepted);
}

function keyOf(values: readonly unknown[]): string {
  return values.map(String).sort().join('\n');
}

/** Micro precision, recall, F1 and hallucination (values where none is stated), in per cent. */
export function scoresOf(judged: readonly Judged[]) {
  const count = (keep: (one: Judged) => boolean) => judged.filter(keep).length;
  const right = count((one) => one.right);
  const precision =
    (100 * right) /
    Math.max(
      1,
      count((one) => one.answered),
    );
  const recall =
    (100 * right) /
    Math.max(
      1,
      count((one) => one.stated),
    );
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    hallucination:
      (100 * count((one) => !one.stated && one.answered)) /
      Math.max(
        1,
        count((one) => !one.stated),
      ),
  };
}
