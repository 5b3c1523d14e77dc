import { INCLUDED } from './inclusion.js';

const BE = '(?:is|are|est|sont|ist|sind)';
const THERE =
  '(?:presente?s?|vorhanden|verfugbar|available|disponibles?|integree?s?|integrated|built[ -]?in|integriert|eingebaut|possible|moglich|supported|unterstutzt|capable|ready|fahig|tauglich|geeignet|suitable|compatibles?|kompatibel|protected|protegee?s?|geschutzt|function|fonction|funktion|enthalten|delivery|equipment)(?![\\p{L}])';
const SMALL =
  "(?:(?:in|with|avec|dans|a|au|by|par|im|mit|bei|beim|the|le|la|der|dem|das|of|de|du|box|package|pack|product|produit|appareil|device|livraison|carton|emballage|lieferumfang|lieferung|gerat|produkt|scope|default|defaut|standard|eau|water|wasser)(?![\\p{L}])|[ld]['’](?:appareil|emballage|eau|achat))";
const SIZE = '(?:[a-z]*\\d[a-z\\d./-]*|aaa?|lr|mignon)(?![\\p{L}])';
const TAIL = new RegExp(
  `^(?:[\\s-]?\\(?(?<=[\\s(-])(?:${BE}(?![\\p{L}])|${INCLUDED}|${THERE}|${SMALL}|${SIZE})\\)?){1,8}`,
  'u',
);
/** What TAIL begins with: to look costs less than to compile it. */
const BEGINS = /^[\s(-]/;
const LINE = /^[^\n\r]*/;

/** How long the words are that stand between a thing and the answer in a label: ` included` of `: no`; 0 where there are none. */
export function labelTail(behind: string): number {
  const [line = ''] = LINE.exec(behind) ?? [];
  return line.trim() === '' || !BEGINS.test(line) ? 0 : (TAIL.exec(line)?.[0].length ?? 0);
}
