/** A bundle in which each `var NAME = /…/;` or `new RegExp(…)` at the top is made where NAME is first read. */
export function makePatternsLate(source: string): string;
