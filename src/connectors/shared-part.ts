import * as z from 'zod';
import type { Message, Prompt } from './types.js';

/** The part of a prompt that the questions after it have in common: whole messages, and the beginning of the next one. */
export interface SharedPart {
  readonly messages: number;
  /** Characters of the message after those. */
  readonly characters: number;
  /** Characters of it all. */
  readonly length: number;
}

/** Finds what questions share, by how they are ordered and by those before. */
export type FindShared = (prompt: Prompt, isSchemaFirst: boolean) => SharedPart | undefined;

/**
 * Where several questions about one description follow one another, that is all up to its end; where each product is asked
 * one question, the messages that the one before had, too, and for the first one its instructions.
 * `isSchemaFirst` says that the provider reads the shape of the answer before the messages: where that differs from field to
 * field, as it does in several questions about one description, nothing behind it is shared.
 */
export function createFindShared(): FindShared {
  const before = new Map<string, readonly Message[]>();
  return ({ messages, question, order }, isSchemaFirst) => {
    if (order === 'description-first') return isSchemaFirst ? undefined : throughDescription(messages, question);
    const [system] = messages;
    if (order === undefined || system?.role !== 'system') return undefined;
    const known = before.get(system.content);
    if (before.size > 100) before.clear();
    before.set(system.content, messages);
    const same = known ? messages.findIndex(({ content }, index) => known[index]?.content !== content) : 1;
    // The very same question shares all but what makes it a question.
    return partOf(messages, Math.min(same < 0 ? Infinity : same, messages.length - 1));
  };
}

function throughDescription(messages: readonly Message[], { description }: Prompt['question']): SharedPart | undefined {
  const place = messages.findIndex(({ role, content }) => role === 'user' && content.includes(description));
  const holder = messages[place];
  if (!holder) return undefined;
  return partOf(messages, place, holder.content.indexOf(description) + description.length);
}

function partOf(all: readonly Message[], messages: number, characters = 0): SharedPart {
  const whole = all.slice(0, messages).reduce((sum, { content }) => sum + content.length, 0);
  return { messages, characters, length: whole + characters };
}

/** Characters of a token at least, in European languages; where there are too few for a cache, a mark does nothing and costs nothing. */
const CHARACTERS = 3;

/** Whether a part is as long as a provider's cache needs it to be. @param least tokens */
export function reaches(shared: SharedPart | undefined, least: number): shared is SharedPart {
  return shared !== undefined && shared.length >= least * CHARACTERS;
}

/** The places of a message's text before and after the end of the shared part; undefined where it does not end in it. */
export function cutOf({ messages, characters }: SharedPart, place: number, { content }: Message) {
  if (characters > 0 && place === messages) return [content.slice(0, characters), content.slice(characters)] as const;
  return characters === 0 && place === messages - 1 ? ([content, ''] as const) : undefined;
}

/** The setting of connectors whose provider takes marks for its cache. */
export const promptCacheSetting = z
  .enum(['auto', 'off'])
  .default('auto')
  .describe("Whether what questions share is marked for the provider's cache, where it is long enough");
