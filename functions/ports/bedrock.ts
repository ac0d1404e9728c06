import type { ToolInputSchema } from '@aws-sdk/client-bedrock-runtime';
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import type { Json, JsonObject, LanguageModel } from './languageModel.ts';

const client = new BedrockRuntimeClient();

/** All tries together: less than any function has that asks a model, and than AppSync waits for one (30 s). */
const PATIENCE_MILLISECONDS = 20_000;

/**
 * A model on Amazon Bedrock. The form is a tool that it must use. One that has not answered after `patience` (milliseconds) is
 * asked no more: the SDK itself would wait for as long as the function lives.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/tool-use-inference-call.html
 */
export function bedrock(modelId: string, patience = PATIENCE_MILLISECONDS): LanguageModel {
  return {
    id: modelId,
    async ask({ instruction, material, form, maximumTokens }) {
      const { output, usage } = await client.send(
        new ConverseCommand({
          modelId,
          system: [{ text: instruction }],
          messages: [{ role: 'user', content: [{ text: material }] }],
          inferenceConfig: { maxTokens: maximumTokens, temperature: 0 },
          toolConfig: {
            tools: [
              { toolSpec: { name: form.name, description: form.description, inputSchema: schemaOf(form.schema) } },
            ],
            toolChoice: { tool: { name: form.name } },
          },
        }),
        { abortSignal: AbortSignal.timeout(patience) },
      );
      const filled = output?.message?.content?.find((block) => block.toolUse?.name === form.name);
      return {
        filled: filled?.toolUse?.input ?? null,
        inputTokens: usage?.inputTokens ?? 0,
        outputTokens: usage?.outputTokens ?? 0,
      };
    },
  };
}

/** The SDK's document type is a JSON value that may be written to. */
function schemaOf(schema: JsonObject): ToolInputSchema {
  return { json: writable(schema) };
}

type Writable = string | number | boolean | null | Writable[] | { [name: string]: Writable };

function writable(value: Json): Writable {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(writable);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, writable(member)]));
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}
