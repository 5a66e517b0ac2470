import type { Model } from '../../../src/core/workersAi/models.ts';
import type { Reply } from '../../../src/core/workersAi/reply.ts';
import type { StreamEvent } from '../../../src/core/workersAi/stream.ts';
import type { AskRequest } from '../../../src/host/service/assistant.ts';

/** A model whose replies a test writes as it goes. */
export class ScriptedAsker {
  readonly model: Model = {
    id: 'm',
    name: 'Scripted',
    state: 'alive',
    contextWindow: 8000,
    jsonMode: 'no',
  };
  readonly requests: AskRequest[] = [];
  whole = '';
  #events: (StreamEvent | Error)[] = [];
  #wake: () => void = () => undefined;

  async *ask(request: AskRequest): AsyncGenerator<StreamEvent> {
    this.requests.push(request);
    const { signal } = request;
    signal.addEventListener('abort', () => {
      this.#wake();
    });
    for (;;) {
      const event = this.#events.shift();
      if (signal.aborted) throw new Error('aborted');
      if (event instanceof Error) throw event;
      if (event) yield event;
      if (event?.type === 'end') return;
      if (!event) await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  askWhole(request: AskRequest): Promise<Reply> {
    this.requests.push(request);
    return Promise.resolve({
      text: this.whole,
      toolCalls: [],
      finishReason: 'stop',
    });
  }

  openConnection(): void {
    // Nothing to open.
  }

  say(...events: readonly (StreamEvent | Error)[]): void {
    this.#events.push(...events);
    this.#wake();
  }

  reply(text: string, lossy = false): void {
    this.say({ type: 'text', text }, { type: 'end', finishReason: 'stop', lossy });
  }
}
