/** Words that carry no meaning of their own in labels and options, folded; negations are not among them. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `de d du des la le les l un une en a au aux et ou avec pour par sur dans contre
   the of and or for with in on to an by against
   mit und oder von fur der die das dem den des im zum zur ein eine einem einer am an auf bei gegen`.split(/\s+/),
);
