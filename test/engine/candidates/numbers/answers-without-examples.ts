import { createEngine } from '../../../../src/engine/engine.js';
import type { Field, Value } from '../../../../src/fields/field.js';
import { makeField } from '../../../fields/make-field.js';

/** A dictionary in three languages without any example. */
const FIELDS: Readonly<Record<string, Field>> = Object.fromEntries(
  (
    [
      ['width', 'mm', 'Width', 'Largeur', 'Breite'],
      ['height', 'mm', 'Height', 'Hauteur', 'Höhe'],
      ['depth', 'mm', 'Depth', 'Profondeur', 'Tiefe'],
      ['thickness', 'mm', 'Thickness', 'Épaisseur', 'Stärke'],
      ['diameter', 'mm', 'Diameter', 'Diamètre', 'Durchmesser'],
      ['weight', 'kg', 'Weight', 'Poids', 'Gewicht'],
      ['net', 'g', 'Net weight', 'Poids net', 'Nettogewicht'],
      ['power', 'W', 'Power', 'Puissance', 'Leistung'],
      ['voltage', 'V', 'Voltage', 'Tension', 'Spannung'],
      ['current', 'A', 'Current', 'Courant', 'Strom'],
      ['cap', 'µF', 'Capacitance', 'Capacité', 'Kapazität'],
      ['torque', 'Nm', 'Torque', 'Couple', 'Drehmoment'],
      ['speed', 'rpm', 'Rotation speed', 'Vitesse de rotation', 'Drehzahl'],
      ['flow', 'l/h', 'Flow rate', 'Débit', 'Fördermenge'],
      ['lambda', 'W/(m·K)', 'Thermal conductivity', 'Conductivité thermique', 'Wärmeleitfähigkeit'],
      ['flux', 'lm', 'Luminous flux', 'Flux lumineux', 'Lichtstrom'],
      ['pressure', 'bar', 'Max. pressure', 'Pression max.', 'Max. Druck'],
      [
        'tmin',
        '°C',
        'Minimum operating temperature',
        "Température minimale d'utilisation",
        'Minimale Betriebstemperatur',
      ],
      [
        'tmax',
        '°C',
        'Maximum operating temperature',
        "Température maximale d'utilisation",
        'Maximale Betriebstemperatur',
      ],
      ['pieces', undefined, 'Number of pieces', 'Nombre de pièces', 'Anzahl Stück'],
      ['seats', undefined, 'Number of seats', 'Nombre de places', 'Anzahl Sitzplätze'],
    ] as const
  ).map(([name, unit, en, fr, de]) => [
    name,
    makeField({
      name,
      label: en,
      labels: { en, fr, de },
      type: 'number',
      ...(unit && { unit }),
      ...(unit && { decimals: 6 }),
    }),
  ]),
);

const engine = createEngine({ read: () => undefined });

/** What the engine answers to some of these fields, with no example of any. */
export function answersWithoutExamples(text: string, codes: readonly string[]): Readonly<Record<string, Value>> {
  const fields = codes.map((code) => FIELDS[code] as Field);
  return Object.fromEntries(engine.answer(fields, text).map(({ field, value }) => [field, value]));
}

/** A text, and the values that it states. */
export type StatedRow = readonly [text: string, expected: Readonly<Record<string, Value>>];
