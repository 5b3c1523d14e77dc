import { describe, expect, it } from 'vitest';
import { type ShownNode, showHtml } from '../../../src/input/html/shown-html.js';

const namesIn = (nodes: readonly ShownNode[]): string[] =>
  nodes.flatMap((node) => ('pieces' in node ? [] : [node.name, ...namesIn(node.nodes)]));
const piecesIn = (nodes: readonly ShownNode[]): { text: string; start: number; end: number }[] =>
  nodes.flatMap((node) => ('pieces' in node ? [...node.pieces] : piecesIn(node.nodes)));
const wordsIn = (source: string) =>
  piecesIn(showHtml(source))
    .map(({ text }) => text)
    .join('');
const depthOf = (nodes: readonly ShownNode[]): number =>
  Math.max(0, ...nodes.map((node) => ('pieces' in node ? 0 : 1 + depthOf(node.nodes))));

describe('HTML that is shown', () => {
  it('keeps what lays out words, without any attribute', () => {
    const nodes = showHtml('<h2 onclick="a()">Ada</h2><p style="x">in <b class=c>white</b></p>');
    expect(namesIn(nodes)).toEqual(['h2', 'p', 'b']);
    expect(JSON.stringify(nodes)).not.toMatch(/onclick|style|class/);
  });

  it.each([
    ['<script>alert(1)</script>safe', 'safe'],
    ['<style>p{}</style>safe', 'safe'],
    ['<svg><script>alert(1)</script></svg>safe', 'safe'],
    ['<iframe src="javascript:a()">x</iframe>safe', 'safe'],
    ['<p style="display:none">gone</p>safe', 'safe'],
    ['<a href="javascript:a()">safe</a>', 'safe'],
    ['<img src=x onerror=a()>safe', 'safe'],
    ['<object data=x></object>safe', 'safe'],
  ])('leaves code and what is hidden behind: %s', (source, words) => {
    expect(wordsIn(source)).toBe(words);
    expect(namesIn(showHtml(source)).filter((name) => !/^(?:p|div|b)$/.test(name))).toEqual([]);
  });

  it('tells where each word stands in the source, entities as wholes', () => {
    const source = '<p>Caf&eacute;&nbsp;: <b>45,5&nbsp;cm</b></p>';
    for (const { text, start, end } of piecesIn(showHtml(source))) {
      if (end - start === text.length) expect(source.slice(start, end)).toBe(text);
      else expect(source.slice(start, end)).toMatch(/^&\w+;$/);
    }
    expect(wordsIn(source)).toBe('Café\u00a0: 45,5\u00a0cm');
  });

  it('keeps cells that span others', () => {
    const [table] = showHtml('<table><tr><td colspan=2>a<td rowspan="3" colspan="x">b</table>');
    expect(JSON.stringify(table)).toContain('"name":"td","columns":2');
    expect(JSON.stringify(table)).toContain('"name":"td","rows":3');
  });

  it('shows as words what only looks like a tag', () => {
    expect(wordsIn('Typ <XL> and <60 cm>, 5 < 6')).toBe('Typ <XL> and <60 cm>, 5 < 6');
  });

  it('bounds how many elements there are, and how deep', () => {
    const many = showHtml('<p>a</p>'.repeat(20_000));
    expect(namesIn(many).length).toBeLessThanOrEqual(400);
    expect(piecesIn(many).filter(({ text }) => text === 'a')).toHaveLength(20_000);
    expect(depthOf(showHtml('<div>'.repeat(100_000)))).toBeLessThanOrEqual(20);
  });
});
