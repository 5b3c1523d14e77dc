import type { Labels } from '../field.js';
import type { AkeneoAttribute } from './akeneo-attribute.js';

/** An attribute of the PIM that is no field: an identifier, a file, an image, a reference. */
export interface OtherAttribute {
  readonly code: string;
  readonly labels: Labels;
  readonly akeneo: AkeneoAttribute;
}

/** The attributes that the products of one kind have. */
export interface Family {
  readonly code: string;
  readonly labels: Labels;
  /** Codes, of fields and of other attributes. */
  readonly attributes: readonly string[];
  /** The codes of the attributes that a product has to have to be complete, by channel. */
  readonly requirements?: Readonly<Record<string, readonly string[]>>;
  /** The attribute that names a product. */
  readonly attributeAsLabel?: string;
}

/** How the variants of a family share their values among product models and products. */
export interface FamilyVariant {
  readonly code: string;
  readonly family: string;
  readonly labels: Labels;
  /** Levels 1 and 2, under the model on top that has all other attributes of the family. */
  readonly levels: readonly {
    readonly level: number;
    readonly axes: readonly string[];
    /** Codes of what has its value on this level, the axes among them. */
    readonly attributes: readonly string[];
  }[];
}

/** Where values are shown: `ecommerce`, `print`. */
export interface Channel {
  readonly code: string;
  readonly labels: Labels;
  readonly locales: readonly string[];
  readonly currencies: readonly string[];
  /** Units that its exports convert to, by attribute code. */
  readonly conversionUnits: Readonly<Record<string, string>>;
}

/** The units of one kind of measure. */
export interface MeasurementFamily {
  readonly code: string;
  readonly labels: Labels;
  readonly standardUnit: string;
  /** By Akeneo's code; `toStandard` are steps in order, with numbers as Akeneo writes them. */
  readonly units: Readonly<
    Record<
      string,
      {
        readonly labels: Labels;
        readonly symbol?: string;
        readonly toStandard: readonly {
          readonly operator: 'mul' | 'div' | 'add' | 'sub';
          readonly value: string;
        }[];
      }
    >
  >;
}

/** A feature as a class of ETIM has it. */
export interface EtimFeature {
  /** `EF…`. */
  readonly code: string;
  readonly labels: Labels;
  /** A list of values, yes or no, a number, a range. */
  readonly type: 'A' | 'L' | 'N' | 'R';
  /** As the release writes it, such as `mm`. */
  readonly unit?: string;
  /** `EV…` with their descriptions, in the order of the release. Type A only. */
  readonly values?: readonly { readonly code: string; readonly labels: Labels }[];
}

/** A class of an ETIM release. */
export interface EtimClass {
  /** `EC…`. */
  readonly code: string;
  readonly version?: number;
  /** `EG…`. */
  readonly group?: string;
  readonly labels: Labels;
  readonly synonyms: readonly string[];
  /** In the order of the release. */
  readonly features: readonly EtimFeature[];
}

/** What a PIM or ETIM says of how fields belong together; a source states what it has. */
export interface StatedStructure {
  readonly otherAttributes?: readonly OtherAttribute[];
  readonly families?: readonly Family[];
  readonly familyVariants?: readonly FamilyVariant[];
  readonly channels?: readonly Channel[];
  /** Codes of the locales in use, such as `fr_FR`. */
  readonly locales?: readonly string[];
  readonly measurementFamilies?: readonly MeasurementFamily[];
  readonly etimClasses?: Iterable<EtimClass>;
}

/** How the fields of a catalogue belong together; each list is empty when no source stated it. Synchronous. */
export interface CatalogueStructure {
  otherAttributes(): readonly OtherAttribute[];
  families(): readonly Family[];
  /** Those of one family, or all. */
  familyVariants(family?: string): readonly FamilyVariant[];
  channels(): readonly Channel[];
  locales(): readonly string[];
  measurementFamilies(): readonly MeasurementFamily[];
  /** The class of exactly this code. */
  etimClass(code: string): EtimClass | undefined;
  /** All classes without their features, which are many. */
  etimClasses(): readonly Omit<EtimClass, 'features'>[];
}
