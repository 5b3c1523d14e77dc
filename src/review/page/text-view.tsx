import { type ComponentChildren, h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Evidence } from '../../fields/field.js';
import type { ShownNode, ShownProduct, ShownText } from '../wire.js';
import { type MarkedRun, markedRuns, type PlacedWords, wordsIn } from './marked-runs.js';

/** The segment that an element shows, and the column of its text, for whoever marks words in it. */
export const shownSegments = new WeakMap<Element, { readonly segment: MarkedRun; readonly column: string }>();

interface TextViewProps {
  readonly product: ShownProduct;
  readonly labelOf: (place: number) => string;
  /** The answer whose words stand out. */
  readonly lit: number;
  readonly isMarking: boolean;
  readonly onChoose: (place: number) => void;
  readonly onMarked: () => void;
}

/** The texts of a product as the supplier wrote them, with the words of every value. */
export function TextView(props: TextViewProps) {
  const { product, lit, isMarking, onMarked } = props;
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    pane.current?.querySelector('mark.lit')?.scrollIntoView({ block: 'nearest' });
  }, [lit, product.row]);
  const all = product.answers.map((answer) => ({ place: answer.place, evidence: evidenceOf(answer) }));
  const hasMarked = () => {
    const selection = getSelection();
    return selection !== null && !selection.isCollapsed && pane.current?.contains(selection.anchorNode);
  };
  return (
    <section
      ref={pane}
      id="text"
      class={isMarking ? 'text marking' : 'text'}
      aria-label={`Text of ${product.id}`}
      onMouseUp={() => hasMarked() && onMarked()}
    >
      {product.texts.length === 0 && <p class="quiet">This file holds no texts: name them with --products.</p>}
      {product.texts.map((text) => (
        <article key={`${product.row} ${text.column}`}>
          {product.texts.length > 1 && <h3>{text.column}</h3>}
          <div class={text.verbatim ? 'written verbatim' : 'written'}>
            {text.nodes.map((node) => showNode(node, text, wordsIn(text, all), props))}
          </div>
        </article>
      ))}
    </section>
  );
}

/** The words of an answer as it stands now. */
export function evidenceOf({ verdict, evidence, absence }: ShownProduct['answers'][number]): Evidence | undefined {
  return verdict && verdict.kind !== 'skipped' ? verdict.evidence : (evidence ?? absence?.words);
}

function showNode(
  node: ShownNode,
  text: ShownText,
  marked: readonly PlacedWords[],
  props: TextViewProps,
): ComponentChildren {
  if ('pieces' in node)
    return markedRuns(node.pieces, marked).map((segment) => <Words {...{ segment, column: text.column, props }} />);
  const { name, columns, rows, nodes } = node;
  const spans = { ...(columns && { colSpan: columns }), ...(rows && { rowSpan: rows }) };
  // The server lets only harmless names through; none of them gets any other attribute.
  return h(name, spans, ...nodes.map((inner) => showNode(inner, text, marked, props)));
}

interface WordsProps {
  readonly segment: MarkedRun;
  readonly column: string;
  readonly props: TextViewProps;
}

function Words({ segment, column, props: { lit, labelOf, onChoose } }: WordsProps) {
  const keep = (element: Element | null) => {
    if (element) shownSegments.set(element, { segment, column });
  };
  const { places, text } = segment;
  const [first] = places;
  if (first === undefined) return <span ref={keep}>{text}</span>;
  const chosen = places.includes(lit) ? lit : first;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the page move through the fields
    <mark
      ref={keep}
      class={places.includes(lit) ? 'lit' : ''}
      title={places.map(labelOf).join(', ')}
      onClick={() => onChoose(chosen)}
    >
      {text}
    </mark>
  );
}
