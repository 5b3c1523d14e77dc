import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const COLOURS = ['blanc', 'noir', 'gris', 'rouge', 'vert', 'bleu'];

/** Writes a file as `batch --details` does, of products with HTML and three fields each. */
export async function writeLargeReview(path: string, products: number): Promise<void> {
  const file = createWriteStream(path);
  for (let at = 0; at < products; at++) if (!file.write(lineOf(at))) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
}

function lineOf(at: number): string {
  const colour = COLOURS[at % COLOURS.length] as string;
  const words = `Lavabo de la série ${at}, à poser ou à suspendre, avec trop-plein et bonde. `.repeat(5);
  const text = `<h2>Lavabo ${at}</h2><p>Coloris&nbsp;: <b>${colour}</b></p><p>${words}</p><ul><li>Largeur ${40 + (at % 80)} cm</li></ul>`;
  const answer = (field: string, value: unknown, found: string, sure: number) => ({
    ...{ field, value, status: 'found', confidence: sure, llm: 'offline', connector: 'offline' },
    evidence: {
      text: found,
      start: text.indexOf(found),
      end: text.indexOf(found) + found.length,
      column: 'description',
    },
  });
  const answers = [
    answer('EF000007', colour, colour, ((at * 7919) % 1000) / 1000),
    answer('EF000008', 40 + (at % 80), `${40 + (at % 80)} cm`, 0.9 + ((at * 31) % 100) / 1000),
    { field: 'EF000483', value: null, status: 'absent', confidence: 0.95, llm: 'offline', connector: 'offline' },
  ];
  const values = { EF000007: colour, EF000008: 40 + (at % 80), EF000483: null };
  return `${JSON.stringify({ id: `P${at}`, values, answers, texts: { title: `Lavabo ${at}`, description: text } })}\n`;
}
