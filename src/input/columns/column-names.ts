import type { Locale } from '../../fields/field.js';

/** What a column is by its name. */
export type NamedAs = 'title' | 'text' | 'never' | 'other-words' | undefined;

/** A column's name taken apart. */
export interface ColumnName {
  /** In small letters, without accents and signs, and without the locale: `description`. */
  readonly base: string;
  readonly locale?: string;
}

/** Takes a name apart as Akeneo (`name-fr_FR`, `description-fr_FR-ecommerce`) and others (`description_fr`) write it. */
export function readColumnName(name: string): ColumnName {
  const plain = name.replace(/ \(\d+\)$/, '');
  const akeneo = /^(.+?)-([a-z]{2,3}_[A-Z]{2})(?:-[\w.]+)?$/.exec(plain);
  if (akeneo) return { base: foldName(akeneo[1] ?? ''), locale: akeneo[2] ?? '' };
  const other = /^(.+?)[\s_.([-]+(fr|en|de|es|it|nl)(?:[_-][A-Za-z]{2})?[\])]?$/i.exec(plain);
  if (other) return { base: foldName(other[1] ?? ''), locale: (other[2] ?? '').toLowerCase() };
  return { base: foldName(plain.replace(/-[a-z][\w.]*$/, (scope) => (SCOPES.test(scope) ? '' : scope))) };
}

/** Channels that Akeneo's scopable attributes often have. */
const SCOPES = /^-(?:ecommerce|print|mobile|default|web|b2b|b2c|marketplace)$/i;

/** Small letters without accents, words parted by single spaces: `Réf. fournisseur` is `ref fournisseur`. */
export function foldName(name: string): string {
  return name
    .replace(/([a-zà-ÿ])([A-ZÀ-Ý])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const TITLES =
  /\b(?:titles?|titres?|titel|libl|libelles?|designations?|bezeichnung(?:en)?|benennung|intitule|headline|kurztext|kurzbezeichnung|\w*(?:produkt|artikel)(?:name|bezeichnung|titel)|(?:product|item|article|display|short|model|marketing) ?names?|nom (?:du )?(?:produit|article|commercial))\b|^(?:names?|nom|produit|produkt|product|artikel|article|item|modell?e?)$|^description (?:short|court|courte|kurz)$/;
const TEXTS =
  /descri|beschreib|langtext|argumentaire|caracterist|characterist|bullet|feature|specification|\bspecs?\b|technische daten|(?:donnees|fiche) techniques?|technical d|merkmal|eigenschaft|werbetext|highlights?|points forts|body html|^body$|^(?:details?|textes?|texts?|inhalt|contenu|content|infos?|informations?|attributes?|attributs?|parameters?|composition|material details|lieferumfang|long text|langtexte|marketing texts?|product texts?|produkttext|artikeltext|zusatztext|post content|post excerpt|resume|summary)$/;
/** What may hold words, but never about what the product is. */
const NEVER =
  /\b(?:urls?|links?|liens?|href|images?|img|photos?|pictures?|bild(?:er)?|media|videos?|files?|fichiers?|price|prices|prix|preise?|tarifs?|cost|msrp|rrp|currency|devise|wahrung|code|codes|ean|gtin|upc|isbn|asin|barcode|sku|dates?|datum|time|created|updated|keywords?|search terms?|suchbegriffe?|mots? cles?|schlagworte?|tags?|e?mail|phone|telephone|telefon|id|ids|uuid|guid|template|tax|tva|mwst|vat|html id|seo|meta)\b/;
const OTHERS =
  /\b(?:adress(?:e|en)?|address|anschrift|street|rue|strasse|city|ville|ort|country|pays|land|supplier|fournisseur|lieferant|vendor|hersteller|manufacturer|fabricant|brand|marque|marke|collection|category|categories|categorie|kategorien?|rubrique|warengruppe|breadcrumb|status|published|stock|quantity|shipping|livraison|versand|delivery|lieferzeit|delai|garantie ?bedingungen|conditions?|contact|kontakt|warehouse|legal|gpsr|compliance|customs|hs)\b/;

/** What a column is by its name alone. */
export function namedAs({ base }: ColumnName): NamedAs {
  const isText = TEXTS.test(base);
  if (
    NEVER.test(base) &&
    !(isText && !/\b(?:seo|meta|urls?|images?|img|codes?|html id|keywords?|links?|price|prix|preis)\b/.test(base))
  )
    return 'never';
  if (TITLES.test(base)) return 'title';
  if (isText) return 'text';
  return OTHERS.test(base) ? 'other-words' : undefined;
}

/** Names of identifiers, those that name one product best first. */
const IDENTIFIERS: readonly RegExp[] = [
  /^(?:id|identifier|identifiant)$/,
  /^(?:sku|item sku|seller sku|product sku|variant sku|sku id)$/,
  /^(?:uuid|guid|product (?:id|identifier|uuid|number|no|code)|produkt ?(?:id|nr|nummer)|item (?:id|no|number|code)|id produit|article (?:id|no|number|code))$/,
  /^(?:supplier (?:aid|pid|product id|sku|item number|article number|part number)|handle)$/,
  /^(?:artikel ?(?:nr|nummer|no|code|id)|art (?:nr|no|nummer)|bestell ?(?:nr|nummer)|mat(?:erial)? ?(?:nr|nummer)|teilenummer|sachnummer)$/,
  /^(?:reference|ref|referenz|(?:reference|ref) (?:fournisseur|fabricant|produit|article|interne|client|four|fab)|(?:code|numero|no|n) (?:article|produit|interne)|cod(?:e)? art)$/,
  /^(?:\w+ )?(?:artikel|art|bestell|material|mat|teile|produkt|waren) ?(?:nr|nummer|no|number|code|id)$|^(?:\w+ )?(?:reference|ref)(?: \w+)?$|^(?:mpn|part (?:number|no|nr)|manufacturer (?:part number|aid|pid|reference)|model (?:number|no)|hersteller ?(?:nr|nummer|artikelnummer))$/,
  /^(?:ean|gtin|ean ?(?:13|code)|gtin ?(?:13|14)|code ean|upc|barcode|code barres?|asin|international (?:aid|pid)|isbn|external product id|variant barcode)$/,
  /^(?:code|key|cle|nr|no|number|numero|nummer)$/,
];

/** The rank of names such as `code` and `number`, which may as well be those of something else. */
export const GENERIC_IDENTIFIER = IDENTIFIERS.length - 1;

/** How well a name is that of an identifier: 0 is best; undefined when it is none. */
export function identifierRank(name: string): number | undefined {
  const rank = IDENTIFIERS.findIndex((names) => names.test(foldName(name)));
  return rank < 0 ? undefined : rank;
}

/** Whether a cell is how columns are usually called. */
export function isColumnName(cell: string): boolean {
  if (cell.length > 40) return false;
  const named = namedAs(readColumnName(cell));
  return (named !== undefined && cell.trim().split(/\s+/).length <= 2) || identifierRank(cell) !== undefined;
}

/** 0 for texts in the language of the run or in none that is told, 1 for those in others. */
export function localeRank({ locale }: ColumnName, wanted: Locale): number {
  return locale === undefined || locale.toLowerCase().startsWith(wanted) ? 0 : 1;
}
