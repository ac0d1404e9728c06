import { AwsError } from '../core/errors.ts';
import type { FaultKind } from './faults.ts';
import { factsOf } from './rules/facts.ts';
import { fillForm } from './rules/form.ts';
import { answer } from './rules/sentences.ts';

/** A request of Converse as far as rules look at it. */
export interface Conversation {
  /** The texts of the user's messages. */
  readonly text: string;
  readonly systemText: string;
  readonly tool: { readonly name: string; readonly schema: unknown } | undefined;
  readonly maximumTokens: number;
}

export interface Reply {
  readonly content: readonly object[];
  readonly stopReason: 'end_turn' | 'tool_use' | 'max_tokens';
}

const defaultMaximumTokens = 4_096;
const charactersPerToken = 4;

/** Checks a request as Bedrock does. Throws `ValidationException`. */
export function parseConversation(input: Record<string, unknown>): Conversation {
  const messages = listOf(input['messages']).map(recordOf);
  if (messages.length === 0) throw invalid('A conversation must start with a user message.');
  if (messages[0]?.['role'] !== 'user') {
    throw invalid(
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    );
  }
  for (const [index, message] of messages.entries()) {
    if (message['role'] !== (index % 2 === 0 ? 'user' : 'assistant')) {
      throw invalid(
        `A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.`,
      );
    }
    if (listOf(message['content']).length === 0)
      throw invalid(`The content field in the Message object at messages.${index} is empty.`);
    for (const [at, block] of listOf(message['content']).map(recordOf).entries()) {
      if (typeof block['text'] !== 'string' || block['text'].trim() !== '') continue;
      throw invalid(`The text field in the ContentBlock object at messages.${index}.content.${at} is blank.`);
    }
  }
  const inference = recordOf(input['inferenceConfig']);
  const maximumTokens = inference['maxTokens'] ?? defaultMaximumTokens;
  if (typeof maximumTokens !== 'number' || !Number.isInteger(maximumTokens) || maximumTokens < 1) {
    throw invalid(
      "Value at 'inferenceConfig.maxTokens' failed to satisfy constraint: Member must have value greater than or equal to 1",
    );
  }
  for (const name of ['temperature', 'topP']) {
    const value = inference[name];
    if (value !== undefined && value !== null && (typeof value !== 'number' || value < 0 || value > 1)) {
      throw invalid(`Value at 'inferenceConfig.${name}' failed to satisfy constraint: Member must be between 0 and 1`);
    }
  }
  const userBlocks = messages
    .filter(({ role }) => role === 'user')
    .flatMap(({ content }) => listOf(content).map(recordOf));
  const answersTool = listOf(messages.at(-1)?.['content']).some((block) => 'toolResult' in recordOf(block));
  return {
    text: userBlocks.map(blockText).join('\n'),
    systemText: listOf(input['system'])
      .map((block) => String(recordOf(block)['text'] ?? ''))
      .join('\n'),
    tool: chosenTool(recordOf(input['toolConfig']), answersTool),
    maximumTokens,
  };
}

/** What the rules answer. `toolUseId` names the use of the tool, if there is one. */
export function reply(conversation: Conversation, now: number, toolUseId: string, fault: FaultKind | undefined): Reply {
  if (fault === 'refusal')
    return { content: [{ text: "I'm not able to help with this request." }], stopReason: 'end_turn' };
  const facts = factsOf(conversation.text);
  if (conversation.tool === undefined) {
    const text = fault === 'malformed' ? '{"unfinished": ' : answer(facts.question, facts);
    const most = conversation.maximumTokens * charactersPerToken;
    return text.length > most
      ? { content: [{ text: text.slice(0, most) }], stopReason: 'max_tokens' }
      : { content: [{ text }], stopReason: 'end_turn' };
  }
  const { name, schema } = conversation.tool;
  const filled =
    fault === 'malformed' ? { unexpected: ['the input does not fit its schema', 42] } : fillForm(schema, facts, now);
  // A model that runs out of tokens leaves the tool's input unfinished.
  const cut = tokensOf(JSON.stringify(filled)) > conversation.maximumTokens;
  return {
    content: [{ toolUse: { toolUseId, name, input: cut ? {} : filled } }],
    stopReason: cut ? 'max_tokens' : 'tool_use',
  };
}

/** A plain estimate: four characters a token. */
export function tokensOf(text: string): number {
  return Math.max(1, Math.ceil(text.length / charactersPerToken));
}

function chosenTool(config: Readonly<Record<string, unknown>>, answersTool: boolean): Conversation['tool'] {
  const tools = listOf(config['tools'])
    .map((tool) => recordOf(recordOf(tool)['toolSpec']))
    .filter(({ name }) => typeof name === 'string')
    .map((spec) => ({ name: String(spec['name']), schema: recordOf(spec['inputSchema'])['json'] }));
  const choice = recordOf(config['toolChoice']);
  if ('tool' in choice) {
    const wanted = recordOf(choice['tool'])['name'];
    const found = tools.find(({ name }) => name === wanted);
    if (found === undefined) throw invalid(`The tool ${String(wanted)} of toolChoice is not among the tools.`);
    return found;
  }
  const [first] = tools;
  if ('any' in choice) {
    if (first === undefined) throw invalid('toolChoice.any needs at least one tool.');
    return first;
  }
  return answersTool ? undefined : first;
}

function blockText(block: Readonly<Record<string, unknown>>): string {
  if (typeof block['text'] === 'string') return block['text'];
  const results = listOf(recordOf(block['toolResult'])['content']).map(recordOf);
  return results
    .map((result) => (typeof result['text'] === 'string' ? result['text'] : JSON.stringify(result['json'] ?? '')))
    .join('\n');
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
