/**
 * What a number is said of, when it is not the product as it is used: its package, what it bears or holds, the hole it
 * goes into, a test, its storage, its standby, what it replaces, what it fits, its seat, how far it reaches, a compartment, or its weight with all that
 * comes with it.
 */
export type Aspect = keyof typeof ASPECTS;

interface AspectWords {
  /** Folded words that name it; `*` stands for any ending. */
  readonly words: string;
  /** The dimensions that it is said of; an empty one stands for sides without a unit. */
  readonly dimensions: readonly string[];
}

const SIDES = ['length', ''];

/** The words for each aspect, in French, English and German. */
export const ASPECTS = {
  package: {
    words: `emballage emballages emballe emballee emballes emballees colis carton cartons conditionn* palette palettes packag* package packages
      packed packing shipping shipped shipment parcel parcels boxed cartoned verpack* paket* packmass* packstuck* versand* karton kartons
      kartonmass* kartonabmess* kartongross* kartongewicht kartonbreite kartonhohe kartonlange umkarton* paletten* liefermass* transportmass*`,
    dimensions: ['length', 'mass', 'volume', ''],
  },
  gross: { words: 'brut brute bruts gross brutto* expedition livraison', dimensions: ['mass', 'volume'] },
  load: {
    words: `charge charges load loads loaded payload supporte supportee supporter support supports supporting hold holds bear bears utilisateur
      utilisateurs usager usagers user users rider person persons personen personne personnes admissible traglast* tragkraft tragfahig* belast* last nutzlast
      zuladung benutzergewicht nutzergewicht korpergewicht personengewicht ptac ptra portance tragt gewichtsbelast* hochstlast maximallast`,
    dimensions: ['mass', 'force'],
  },
  capacity: {
    words: 'capacite capacites capacity fassungsvermogen beladung* chargement loading fullmenge kapazitat',
    dimensions: ['mass'],
  },
  niche: {
    words: `niche niches nische nischen* encastrement encastrer decoupe decoupes cutout cutouts cut ausschnitt* aussparung* einbaumass* einbaubreite
      einbauhohe einbautiefe einbaulange einbaunische einbauoffnung einbaudurchmesser einbauabmess* reservation percage percer bohrloch* bohrung*
      lochausschnitt lochdurchmesser recess mounting hole`,
    dimensions: SIDES,
  },
  test: {
    words: `test tests tested testing teste testee prufdruck prufspannung prufstrom prufung gepruft geprufter prufkraft epreuve epreuves essai essais
      proof burst bursting eclatement berstdruck getestet testdruck testspannung`,
    dimensions: ['pressure', 'voltage', 'current', 'mass', 'force', 'temperature'],
  },
  storage: {
    words: `stockage stocker stocke storage stored store storing lagerung* lagertemp* lagerbereich lagern lager transport* transit conservation
      aufbewahrung* entreposage`,
    dimensions: ['temperature', 'percent'],
  },
  standby: {
    words: 'veille standby stand attente bereitschaft* ruhestrom repos idle sleep off arret aus-zustand',
    dimensions: ['power', 'current', 'energy', 'apparent power'],
  },
  replaced: {
    words:
      'equivalent equivalente equivalence equiv eq equivalents entspricht entsprechend ersetzt replaces replacing remplace',
    dimensions: ['power', 'luminous flux'],
  },
  predecessor: {
    words: 'ersetzt replaces replacing remplace remplacant',
    dimensions: ['length', 'mass', ''],
  },
  /** Told by the phrase, see `isOfFittedThing`. */
  fitted: { words: '', dimensions: ['length', 'mass', ''] },
  /** Of whatever dimension, told by the stretch of the text, see `asidesOf`. */
  beside: { words: '', dimensions: [] },
  /** What an insulation withstands is no voltage to run at, and what a switch can break no current. */
  withstand: {
    words: `isolement isolation insulation isolationsspannung bemessungsisolationsspannung bemessungsstossspannung stossspannung
      stossspannungsfestigkeit uberspannung surtension impulse choc chocs withstand dielectrique dielectric
      coupure breaking schaltvermogen* bemessungsschaltvermogen ausschaltvermogen kurzschluss* icu ics icn`,
    dimensions: ['voltage', 'current'],
  },
  seat: {
    words: `assise assises seat seats seating sitzhohe sitztiefe sitzbreite sitzflache* accoudoir accoudoirs armlehn* armrest armrests dossier dossiers
      backrest backrests ruckenlehn*`,
    dimensions: SIDES,
  },
  /** How far something reaches from what holds it, or from one hole to the next. */
  distance: {
    words:
      'ausladung* saillie projection deport entraxe entraxes achsabstand achsmass stichmass* lochabstand wandabstand range portee reichweite immersion tauchtiefe eintauchtiefe forderhohe saughohe refoulement manometrique suction',
    dimensions: SIDES,
  },
  /** What a memory card may hold. */
  slot: {
    words:
      'emplacement lecteur slot slots kartenleser kartensteckplatz steckplatz kartenslot erweiterbar extensible expandable',
    dimensions: ['data'],
  },
  /** The cable or hose of an appliance, where the product is none itself. */
  cord: {
    words: `cable cables cordon cordons kabel kabels kabellange netzkabel netzkabellange anschlusskabel anschlusskabellange stromkabel zuleitung cord cords
      cablelength schlauch schlauchlange`,
    dimensions: ['length'],
  },
  /** The lamp in a hood or a cabinet, where the product is none itself. */
  lamp: {
    words: `lampe lampes lamp lamps ampoule ampoules bulb bulbs eclairage lighting beleuchtung leuchtmittel leuchtmittels lampenleistung
      lumineuse beleuchtungsleistung`,
    dimensions: ['power'],
  },
  motor: { words: 'moteur moteurs motor motors motorleistung', dimensions: ['power'] },
  connection: {
    words: 'anschlusswert anschlusswerte anschlussleistung raccordement connected gesamtanschlusswert',
    dimensions: ['power'],
  },
  freezer: { words: 'gefrier* congel* freezer tiefkuhl* freezing', dimensions: ['volume'] },
  fridge: {
    words: 'kuhlen kuhlteil kuhlraum kuhlbereich kuhlfach kuhlvolumen kuhlzone refrigerat* fridge frischefach*',
    dimensions: ['volume'],
  },
} as const satisfies Readonly<Record<string, AspectWords>>;

const EXACT = new Map<string, Aspect[]>();
const BEGINNINGS = new Map<string, { readonly beginning: string; readonly aspect: Aspect }[]>();
/** Every beginning has at least this number of letters. */
const SHORTEST = 5;
for (const aspect of Object.keys(ASPECTS) as Aspect[]) {
  for (const word of ASPECTS[aspect].words.split(/\s+/).filter(Boolean)) {
    if (!word.endsWith('*')) EXACT.set(word, [...(EXACT.get(word) ?? []), aspect]);
    else {
      const key = word.slice(0, SHORTEST);
      BEGINNINGS.set(key, [...(BEGINNINGS.get(key) ?? []), { beginning: word.slice(0, -1), aspect }]);
    }
  }
}
const NONE: readonly Aspect[] = [];

/** The aspects that a folded word names, whatever is measured. */
export function aspectsNamed(folded: string): readonly Aspect[] {
  const exact = EXACT.get(folded);
  if (exact) return exact;
  const begun = folded.length < SHORTEST ? undefined : BEGINNINGS.get(folded.slice(0, SHORTEST));
  return begun?.filter(({ beginning }) => folded.startsWith(beginning)).map(({ aspect }) => aspect) ?? NONE;
}
