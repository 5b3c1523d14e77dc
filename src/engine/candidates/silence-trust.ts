/** The number of examples that state nothing, though their texts plainly state an answer, that are believed by half. */
const OVERSIGHTS = 9;

/**
 * How far a number of such examples is believed. Who fills in values by hand passes over some: only when it is a habit
 * does it say that a field does not take what its texts plainly state.
 */
export function silenceTrust(passedOver: number): number {
  return passedOver ** 2 / (passedOver ** 2 + OVERSIGHTS ** 2);
}

/** What a single example is believed whose text holds a quantity that could be meant: it may as well have been passed over. */
const LEAST = 0.1;

/** The same where the texts only hold what could be meant. */
export function temptationTrust(tempted: number): number {
  return LEAST + (1 - LEAST) * silenceTrust(tempted);
}
