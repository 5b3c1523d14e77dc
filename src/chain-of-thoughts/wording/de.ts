import type { Wording } from './wording.js';

export const german: Wording = {
  task: `Du füllst das Datenblatt eines Produkts anhand seiner Beschreibung aus.
Regeln:
- Verwende nur, was die Beschreibung aussagt. Rate nicht und ergänze nichts aus eigenem Wissen.
- Gibt die Beschreibung den Wert eines Feldes nicht an, antworte null.
- Option: Übernimm eine Option der Liste genau so, wie sie dort steht.
- Zahl: Übernimm die Zahl und ihre Einheit so, wie sie in der Beschreibung stehen, ohne umzurechnen.
- Ja/Nein: true, wenn die Beschreibung es bejaht, false, wenn sie es verneint.
- Text: Übernimm die Wörter der Beschreibung und füge nichts hinzu.`,
  caution:
    '- Frühere Antworten betreffen andere Produkte: Antworte auf dieselbe Weise, aber übernimm nicht ihre Werte.',
  answer: {
    one: '- Antworte nur mit einem JSON-Objekt: {"value": der Wert oder null}',
    several: '- Antworte nur mit einem JSON-Objekt: zu jedem Feldcode der Wert oder null.',
    oneQuoted:
      '- Zitiere zuerst die genauen Wörter der Beschreibung, dann schließe daraus. Antworte nur mit einem JSON-Objekt: {"quote": die zitierten Wörter oder null, "value": der Wert oder null}',
    severalQuoted:
      '- Zitiere zu jedem Feld zuerst die genauen Wörter der Beschreibung, dann schließe daraus. Antworte nur mit einem JSON-Objekt: zu jedem Feldcode {"quote": die zitierten Wörter oder null, "value": der Wert oder null}',
  },
  description: 'Produktbeschreibung:',
  field: 'Feld:',
  fields: 'Felder:',
  options: 'Optionen:',
  guideline: 'Hinweis:',
  kinds: {
    text: 'Text',
    boolean: 'ja/nein (true oder false)',
    select: 'eine Option',
    multiple: 'Liste von Optionen',
    number: 'Zahl',
    numberIn: (unit) => `Zahl, in ${unit} oder in der Einheit der Beschreibung`,
  },
  earlier: 'Frühere Antworten zu anderen Produkten:',
  ask: (label) => `Was sagt die Produktbeschreibung am Anfang zum Feld „${label}“?`,
  askSeveral: 'Was sagt die Produktbeschreibung am Anfang zu jedem dieser Felder?',
};
