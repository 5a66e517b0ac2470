// What a request says, as the model's card on Workers AI lists it. Names follow JavaScript; parameters.ts checks the
// ranges and body.ts writes the wire's form.

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
}

/** A JSON schema, as bare as the service wants it. */
type JsonSchema = Readonly<Record<string, unknown>>;

export type ResponseFormat =
  { readonly type: 'jsonObject' } | { readonly type: 'jsonSchema'; readonly schema: JsonSchema };

/** A function that the model may ask to have called. Every property of `parameters` wants `type` and `description`. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonSchema;
}

/** Deprecated by the service; `tools` took its place. */
interface EmbeddedFunction {
  readonly name: string;
  readonly code: string;
}

/** How the reply is drawn. What is absent is the service's own default. */
export interface Sampling {
  /** Room for the reply, in tokens. Always sent: the service's own default cuts replies at 256. */
  readonly maxTokens: number;
  /** 0 to 5. */
  readonly temperature?: number;
  /** 0 to 2. */
  readonly topP?: number;
  /** 1 to 50. */
  readonly topK?: number;
  /** 1 to 9999999999. */
  readonly seed?: number;
  /** 0 to 2, as are the other two penalties. */
  readonly repetitionPenalty?: number;
  readonly frequencyPenalty?: number;
  readonly presencePenalty?: number;
}

export interface MessagesInput {
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly Tool[];
  readonly functions?: readonly EmbeddedFunction[];
}

export interface PromptInput {
  readonly prompt: string;
  /** The prompt already holds the model's special tokens: no chat template is applied. */
  readonly raw?: boolean;
  /** Name or id of a fine-tuned adapter. */
  readonly lora?: string;
}

export interface RunOptions extends Sampling {
  readonly responseFormat?: ResponseFormat;
  /** Fail at once instead of queueing when the service is out of capacity. */
  readonly rejectIfBusy?: boolean;
}

export type RunInput = RunOptions & (MessagesInput | PromptInput);
