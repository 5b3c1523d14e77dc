import { fold } from '../../text/fold.js';

/** What one thing or quality is called in English, French and German, one per line; of those in brackets only their inclusion says something. */
const GROUPS = `
remote control|télécommande|commande à distance|Fernbedienung|(remote)
display|screen|écran|afficheur|affichage|Anzeige|Bildschirm
digital display|affichage digital|affichage numérique|afficheur digital|afficheur numérique|écran digital|LCD display|écran LCD|afficheur LCD|Digitalanzeige|LCD-Anzeige|LCD-Display
timer|minuterie|minuteur|programmateur|Zeitschaltuhr|Zeitschalter
fan|ventilateur|soufflerie|Ventilator|Lüfter|Gebläse
swivel|swivelling|pivoting|rotatable|pivotant|orientable|rotatif|schwenkbar|drehbar
smart home|home automation|domotique|usage domotique|Hausautomation|Smarthome|Für Hausautomation geeignet
vandal-proof|vandal-resistant|antivandale|anti-vandale|anti-vandalisme|protection contre le vandalisme|résiste au vandalisme|vandalismusgeschützt|vandalensicher|vandalismussicher|vandalismusfest
self-learning|auto-apprentissage|auto-apprenant|selbstlernend|lernfähig
fixing kit|fixing material|mounting kit|mounting hardware|matériel de fixation|matériau de fixation|kit de fixation|fixations|Befestigungsmaterial|Montagematerial|Befestigungsset|Befestigungssatz|Befestigungskonsolen|Montageset|Aufbaumaterial|(Wandkonsolen)|(wall brackets)|(mounting brackets)|(équerres)|(pattes)|(quincaillerie)|(screws)|(wall plugs)|(dowels)|(visserie)|(vis)|(chevilles)|(Schrauben)|(Dübel)
batteries|piles|Batterien|Batterie
power supply|power adapter|adaptateur secteur|bloc secteur|Netzteil
charger|chargeur|Ladegerät
dishwasher safe|dishwasher-proof|compatible lave-vaisselle|lavable au lave-vaisselle|lave-vaisselle|spülmaschinenfest|spülmaschinengeeignet|geschirrspülerfest|spülmaschinentauglich
machine washable|lavable en machine|maschinenwaschbar|waschmaschinenfest
microwave safe|compatible micro-ondes|mikrowellengeeignet|mikrowellenfest
waterproof|watertight|étanche|wasserdicht
wireless|cordless|sans fil|kabellos|schnurlos
rechargeable|wiederaufladbar|aufladbar
dimmable|dimmbar|dimmfähig
foldable|folding|pliable|pliant|klappbar|faltbar|zusammenklappbar
removable|detachable|amovible|détachable|abnehmbar|herausnehmbar
adjustable|réglable|ajustable|verstellbar|einstellbar
height adjustable|réglable en hauteur|höhenverstellbar
lockable|verrouillable|fermant à clé|abschließbar
stackable|empilable|stapelbar
`;

interface Group {
  readonly names: readonly string[];
  /** Names that are common words of their own, believed only where their inclusion is spoken of. */
  readonly parts: readonly string[];
}

const BY_NAME: ReadonlyMap<string, Group> = new Map(
  GROUPS.trim()
    .split('\n')
    .flatMap((line) => {
      const all = line.split('|');
      const names = all.filter((name) => !name.startsWith('('));
      const group = { names, parts: all.flatMap((name) => /^\((.*)\)$/.exec(name)?.[1] ?? []) };
      return names.map((name) => [nameKey(name), group] as const);
    }),
);

const NO_GROUP: Group = { names: [], parts: [] };

/** The other names of the thing that words name, in all languages. */
export function synonymsOf(words: string): Group {
  return BY_NAME.get(nameKey(words)) ?? NO_GROUP;
}

function nameKey(words: string): string {
  return fold(words)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
