import type { Wording } from './wording.js';

export const french: Wording = {
  task: `Tu remplis la fiche d'un produit à partir de sa description.
Règles :
- Ne prends que ce que la description affirme. Ne devine rien et n'ajoute rien de tes propres connaissances.
- Si la description ne donne pas la valeur d'un champ, réponds null.
- Option : recopie une option de la liste, exactement comme elle y est écrite.
- Nombre : recopie le nombre et son unité comme ils sont écrits dans la description, sans convertir.
- Oui/non : true si la description l'affirme, false si elle le nie.
- Texte : recopie les mots de la description, sans rien ajouter.`,
  caution: `- Les réponses déjà données concernent d'autres produits : suis leur façon de répondre, ne reprends pas leurs valeurs.`,
  answer: {
    one: '- Réponds seulement par un objet JSON : {"value": la valeur ou null}',
    several: '- Réponds seulement par un objet JSON : pour chaque code de champ, la valeur ou null.',
    oneQuoted:
      '- Cite d\'abord les mots exacts de la description, puis conclus. Réponds seulement par un objet JSON : {"quote": les mots cités ou null, "value": la valeur ou null}',
    severalQuoted:
      '- Pour chaque champ, cite d\'abord les mots exacts de la description, puis conclus. Réponds seulement par un objet JSON : pour chaque code de champ, {"quote": les mots cités ou null, "value": la valeur ou null}',
  },
  description: 'Description du produit :',
  field: 'Champ :',
  fields: 'Champs :',
  options: 'Options :',
  guideline: 'Consigne :',
  kinds: {
    text: 'texte',
    boolean: 'oui/non (true ou false)',
    select: 'une option',
    multiple: "liste d'options",
    number: 'nombre',
    numberIn: (unit) => `nombre, en ${unit} ou dans l'unité de la description`,
  },
  earlier: "Réponses déjà données pour d'autres produits :",
  ask: (label) => `Que dit la description du produit, donnée au début, pour le champ « ${label} » ?`,
  askSeveral: 'Que dit la description du produit, donnée au début, pour chacun de ces champs ?',
};
