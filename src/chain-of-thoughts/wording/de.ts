import type { Wording } from './wording.js';

export const german: Wording = {
  task: `Du füllst das Datenblatt eines Produkts anhand seiner Beschreibung aus.
- Antworte nur, was die Beschreibung aussagt, ohne zu raten; sonst null.
- Option: Übernimm genau die Option, die die Beschreibung meint, auch in anderen Worten.
- Zahl: Übernimm sie mit ihrer Einheit, ohne umzurechnen.
- Ja/Nein: true, wenn die Beschreibung es bejaht, false, wenn sie es verneint, sonst null.
- Text: Übernimm die Wörter der Beschreibung, in der Form, die der Hinweis verlangt.`,
  caution: '- Frühere Antworten betreffen andere Produkte: Übernimm nur ihre Form.',
  answer: {
    one: '- Antworte nur mit einem JSON-Objekt: {"value": Wert oder null}',
    several: '- Antworte nur mit einem JSON-Objekt: {"Feldcode": Wert oder null, …}, mit allen Feldern.',
    oneQuoted:
      '- Zitiere zuerst die genauen Wörter der Beschreibung. Antworte nur mit einem JSON-Objekt: {"quote": zitierte Wörter oder null, "value": Wert oder null}',
    severalQuoted:
      '- Zitiere zuerst die genauen Wörter der Beschreibung. Antworte nur mit einem JSON-Objekt: {"Feldcode": {"quote": zitierte Wörter oder null, "value": Wert oder null}, …}, mit allen Feldern.',
  },
  description: 'Produktbeschreibung:',
  field: 'Feld:',
  fields: 'Felder:',
  options: 'Optionen:',
  guideline: 'Hinweis:',
  sharedGuideline: (codes) => `Hinweis zu ${codes}:`,
  sameOptions: (code) => `Optionen: wie bei ${code}`,
  hints: 'Kandidaten, falls einer davon stimmt:',
  kinds: {
    text: { one: 'Text' },
    boolean: { one: 'ja/nein (true oder false)' },
    select: { one: 'eine Option', several: 'mehrere Optionen, als JSON-Array' },
    number: { one: 'Zahl', inUnit: (unit) => `Zahl, in ${unit} oder in der Einheit der Beschreibung` },
    date: { one: 'Datum, wie die Beschreibung es schreibt' },
    range: {
      one: 'Bereich, {"min": Zahl oder null, "max": Zahl oder null}',
      inUnit: (unit) => `Bereich in ${unit}, {"min": Zahl oder null, "max": Zahl oder null}`,
    },
  },
  earlier: 'Frühere Antworten zu anderen Produkten:',
  another: 'Zuerst die Antwort zu einem anderen Produkt:',
  next: 'Und zu diesem anderen Produkt:',
  ask: (label) => `Was sagt die Produktbeschreibung am Anfang zum Feld „${label}“? Sagt sie nichts dazu: null.`,
  askSeveral: 'Was sagt die Produktbeschreibung am Anfang zu jedem dieser Felder? Wo sie nichts sagt: null.',
  askLast: (label) => `Was sagt diese Beschreibung zum Feld „${label}“? Sagt sie nichts dazu: null.`,
  askSeveralLast: 'Was sagt diese Beschreibung zu jedem der Felder? Wo sie nichts sagt: null.',
};
