import { answerText } from '../answer-text.js';
import type { Completion, Usage } from '../types.js';
import { usageFrom } from '../usage-from.js';
import type { SdkResult, SdkUsage } from './ai-sdk-model.js';

/** Reads what `doGenerate` resolved to, in any version of the specification. */
export function readSdkResult(result: SdkResult, unwrap = (text: string) => text): Completion {
  const { content = [], finishReason } = result;
  const { usage } = usageOf(result.usage);
  const answer = answerText({
    usage,
    text: result.structuredOutputText ?? content.filter(({ type }) => type === 'text'),
    ending: typeof finishReason === 'string' ? finishReason : finishReason?.unified,
    thought: content.some(({ type }) => type === 'reasoning'),
    calledTool: content.some(({ type }) => type === 'tool-call'),
  });
  const notes = [...answer.notes, ...(result.warnings ?? []).map(noteOf)];
  return {
    text: unwrap(answer.text),
    ...(result.response?.modelId && { model: result.response.modelId }),
    ...(usage && { usage }),
    ...(notes.length > 0 && { notes }),
  };
}

function noteOf({ type, setting, feature, details, message }: NonNullable<SdkResult['warnings']>[number]): string {
  return [`the provider warns: ${type}`, setting ?? feature, details ?? message].filter(Boolean).join(' ');
}

function usageOf(told: SdkUsage = {}): { usage?: Usage } {
  const input = partsOf(told.inputTokens);
  const output = partsOf(told.outputTokens);
  if (input.total === undefined) return {};
  return {
    usage: usageFrom({
      promptTokens: input.total,
      completionTokens: output.total,
      cachedTokens: input.cacheRead ?? told.cachedInputTokens,
      writtenTokens: input.cacheWrite,
      reasoningTokens: output.reasoning ?? told.reasoningTokens,
    }),
  };
}

function partsOf<Parts extends object>(tokens: number | Parts | undefined): Partial<Parts> & { total?: number } {
  return typeof tokens === 'number' ? ({ total: tokens } as Partial<Parts> & { total: number }) : (tokens ?? {});
}
