import { CUT_NOTE } from '../openai/openai-reply.js';
import type { Completion, Usage } from '../types.js';
import type { SdkResult, SdkUsage } from './ai-sdk-model.js';

/** Reads what `doGenerate` resolved to, in any version of the specification. */
export function readSdkResult(result: SdkResult, unwrap = (text: string) => text): Completion {
  const texts = (result.content ?? []).map((part) => (part.type === 'text' ? (part.text ?? '') : ''));
  const notes = [...(isCut(result) ? [CUT_NOTE] : []), ...(result.warnings ?? []).map(noteOf)];
  return {
    text: unwrap(result.structuredOutputText ?? texts.join('')),
    ...(result.response?.modelId && { model: result.response.modelId }),
    ...usageOf(result.usage),
    ...(notes.length > 0 && { notes }),
  };
}

function isCut({ finishReason }: SdkResult): boolean {
  return (typeof finishReason === 'string' ? finishReason : finishReason?.unified) === 'length';
}

function noteOf({ type, setting, feature, details, message }: NonNullable<SdkResult['warnings']>[number]): string {
  return [`the provider warns: ${type}`, setting ?? feature, details ?? message].filter(Boolean).join(' ');
}

function usageOf(usage: SdkUsage = {}): { usage?: Usage } {
  const { inputTokens, outputTokens } = usage;
  const promptTokens = typeof inputTokens === 'object' ? inputTokens.total : inputTokens;
  const completionTokens = typeof outputTokens === 'object' ? outputTokens.total : outputTokens;
  const cachedTokens = typeof inputTokens === 'object' ? inputTokens.cacheRead : usage.cachedInputTokens;
  if (promptTokens === undefined) return {};
  return {
    usage: {
      promptTokens,
      completionTokens: completionTokens ?? 0,
      ...(cachedTokens !== undefined && { cachedTokens }),
    },
  };
}
