import type { Wording } from './wording.js';

export const french: Wording = {
  task: `Tu remplis la fiche d'un produit à partir de sa description.
- Ne réponds que ce que la description affirme, sans deviner ; sinon null.
- Option : recopie exactement l'option que la description désigne, même en d'autres mots.
- Nombre : recopie-le avec son unité, sans convertir.
- Oui/non : true si la description l'affirme, false si elle le nie, sinon null.
- Texte : recopie les mots de la description, dans la forme que demande la consigne.`,
  caution: "- Les réponses déjà données concernent d'autres produits : n'en reprends que la forme.",
  answer: {
    one: '- Réponds seulement par un objet JSON : {"value": valeur ou null}',
    several: '- Réponds seulement par un objet JSON : {"code du champ": valeur ou null, …}, avec tous les champs.',
    oneQuoted:
      '- Cite d\'abord les mots exacts de la description. Réponds seulement par un objet JSON : {"quote": mots cités ou null, "value": valeur ou null}',
    severalQuoted:
      '- Cite d\'abord les mots exacts de la description. Réponds seulement par un objet JSON : {"code du champ": {"quote": mots cités ou null, "value": valeur ou null}, …}, avec tous les champs.',
  },
  description: 'Description du produit :',
  field: 'Champ :',
  fields: 'Champs :',
  options: 'Options :',
  guideline: 'Consigne :',
  sharedGuideline: (codes) => `Consigne pour ${codes} :`,
  sameOptions: (code) => `Options : comme pour ${code}`,
  hints: "Candidats, si l'un d'eux convient :",
  kinds: {
    text: { one: 'texte' },
    boolean: { one: 'oui/non (true ou false)' },
    select: { one: 'une option', several: 'plusieurs options, dans un tableau JSON' },
    number: { one: 'nombre', inUnit: (unit) => `nombre, en ${unit} ou dans l'unité de la description` },
    date: { one: "date, telle que la description l'écrit" },
    range: {
      one: 'plage, {"min": nombre ou null, "max": nombre ou null}',
      inUnit: (unit) => `plage en ${unit}, {"min": nombre ou null, "max": nombre ou null}`,
    },
  },
  earlier: "Réponses déjà données pour d'autres produits :",
  another: "D'abord la réponse pour un autre produit :",
  next: 'Et pour cet autre produit :',
  ask: (label) =>
    `Que dit la description du produit, donnée au début, pour le champ « ${label} » ? Si elle n'en dit rien : null.`,
  askSeveral:
    "Que dit la description du produit, donnée au début, pour chacun de ces champs ? Si elle ne dit rien d'un champ : null.",
  askLast: (label) => `Que dit cette description pour le champ « ${label} » ? Si elle n'en dit rien : null.`,
  askSeveralLast: "Que dit cette description pour chacun des champs ? Si elle ne dit rien d'un champ : null.",
};
