/** One question to a language model, whose answer must fit a form. */
export interface Question {
  /** What it is to do. Ours alone: nothing that a document says may stand here. */
  readonly instruction: string;
  /** What it is to look at: data, whatever it says. */
  readonly material: string;
  readonly form: AnswerForm;
  /** Tokens of the answer at most. */
  readonly maximumTokens: number;
}

/** The form of an answer. */
export interface AnswerForm {
  /** A verb phrase in snake case. */
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the answer. It is asked for, not relied upon: check what comes. */
  readonly schema: JsonObject;
}

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/** What a model answered. */
export interface Answer {
  /** The filled form as it came, or null where the model refused or answered otherwise. */
  readonly filled: unknown;
  /** Tokens that it was given, and that it answered: each costs. */
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** A language model. */
export interface LanguageModel {
  /** The model or inference profile that answers. */
  readonly id: string;
  /** Throws where it does not answer. */
  ask(question: Question): Promise<Answer>;
}
