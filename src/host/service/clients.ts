import { createClient, type WorkersAiClient } from '../../core/workersAi/client.ts';
import type { Settings } from '../../settings.ts';
import type { Credentials } from '../account/account.ts';

/** Makes the client for some credentials and the settings in force, and keeps the last one for the next request. */
export class Clients {
  readonly #settings: Settings;
  #last: { readonly key: string; readonly client: WorkersAiClient } | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  clientFor({ accountId, token }: Credentials): WorkersAiClient {
    const connection = { baseUrl: this.#settings.get('edgewise.service.baseUrl'), accountId, token };
    const idleTimeoutMilliseconds = this.#settings.get('edgewise.service.idleTimeout') * 1000;
    const key = JSON.stringify([connection, idleTimeoutMilliseconds]);
    if (this.#last?.key !== key)
      this.#last = { key, client: createClient({ connection, idleTimeoutMilliseconds }) };
    return this.#last.client;
  }
}
