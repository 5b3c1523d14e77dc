const NUMBER_WORDS: Readonly<Record<number, string>> = {
  0: 'zero aucun aucune kein keine',
  1: 'one single eins',
  2: 'two deux zwei zwo double dual twin doppel pair paire paar',
  3: 'three trois drei triple dreifach',
  4: 'four quatre vier quad quadruple vierfach',
  5: 'five cinq funf',
  6: 'six sechs hexa',
  7: 'seven sept sieben',
  8: 'eight huit acht octa octo',
  9: 'nine neuf neun',
  10: 'ten dix zehn',
  11: 'eleven onze elf',
  12: 'twelve douze zwolf dozen douzaine dutzend',
  16: 'sixteen seize sechzehn',
  20: 'twenty vingt zwanzig',
  24: 'twenty-four vingt-quatre vierundzwanzig',
  50: 'fifty cinquante funfzig',
  100: 'hundred cent hundert',
};

const VALUES = new Map(
  Object.entries(NUMBER_WORDS).flatMap(([value, words]) =>
    words.split(' ').map((word) => [word, Number(value)] as const),
  ),
);

/** The number that a folded word names (`deux`, `twelve`, `quad`); undefined for other words. */
export function numberWord(folded: string): number | undefined {
  return VALUES.get(folded);
}
