import type { Catalogue } from '../examples/catalogue.js';
import type { Locale } from '../fields/field.js';
import type { HtmlReading } from '../input/product-text.js';
import type { LookupPolicy } from '../llm/lookup-policy.js';
import type { LookupRequest } from '../lookup/lookup-fields.js';
import type { MetricSample } from './metrics.js';
import type { GatherSamples } from './metrics-route.js';

/** A composition that stays open as long as the server runs; all lookups share its queue. */
export interface ServedLlm extends Required<Pick<LookupRequest, 'llm' | 'queue' | 'examples'>> {
  /** What is to be known about it, such as a stand-in for a missing token. */
  readonly notes: readonly string[];
  /** What is to be known of the values that are found in a text, where they are decided. */
  doubtsOf?(description: string): readonly string[];
}

/** What the routes answer from. */
export interface Service {
  readonly catalogue: Catalogue;
  readonly locale: Locale;
  readonly policy: LookupPolicy;
  /** Whether texts are read as the HTML that they may hold. */
  readonly html: HtmlReading;
  /** The fields of a request that names none. */
  readonly fields: readonly string[] | undefined;
  /** The composition of a name, or the default one; throws a UserError when it cannot be used. */
  servedLlm(name: string | undefined): Promise<ServedLlm>;
  /** Every composition, for people: its name, what it is made of, and whether it can be used now. */
  describeLlms(): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** A sentence about a code that the catalogue does not hold. */
  unknownField(code: string): string;
}

/** How the server behaves towards its clients. */
export interface ServerOptions {
  /** Without one, only requests to this machine's own names are answered. */
  readonly token?: string;
  /** The most lookups at once; as many again may wait. */
  readonly lookups: number;
  /** Told of every request when it is over. */
  readonly log: (record: Readonly<Record<string, unknown>>) => void;
  /** Aborts what is still being worked on. */
  readonly ending: AbortSignal;
  /** Of several processes, how one answers with the numbers of all. @param look gives its own */
  readonly gather?: (look: () => readonly MetricSample[]) => GatherSamples | undefined;
  /** The folder with the files of the page at /docs. */
  readonly documentation: string;
  /** Milliseconds for headers to arrive, and for the body of one product; default 10,000. */
  readonly arrival?: number;
  /** Milliseconds that a connection may stand still, beyond what a lookup takes; default 30,000. */
  readonly patience?: number;
}
