import * as v from 'valibot';
import * as vscode from 'vscode';
import { parseAccountId, classifyToken } from '../../core/workersAi/account.ts';

/** What a request needs to be let in: a Cloudflare account (32 hex digits) and a token for it. */
export interface Credentials {
  readonly accountId: string;
  readonly token: string;
}

const secretKey = 'edgewise.account';
const storedSchema = v.object({ accountId: v.string(), token: v.string() });

/**
 * The one place that knows the person's credentials. Both parts are kept as one secret in VS Code's SecretStorage, so
 * that they always belong together, and nowhere else. Other windows notice a change through the same storage.
 */
export class Account implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  #fallback: Credentials | undefined;
  #hasReportedDamage = false;
  readonly #reportDamage: (problem: string) => void;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listener: vscode.Disposable;

  /** Signed in, signed out, or signed in as somebody else, here or in another window. */
  readonly onDidChange = this.#changed.event;

  /**
   * @param fallback credentials used while none are stored; only a development window has them.
   * @param reportDamage told once when what is stored cannot be read; it is dropped then.
   */
  constructor(
    secrets: vscode.SecretStorage,
    fallback: Credentials | undefined,
    reportDamage: (problem: string) => void,
  ) {
    this.#secrets = secrets;
    this.#fallback = fallback;
    this.#reportDamage = reportDamage;
    this.#listener = secrets.onDidChange(({ key }) => {
      if (key === secretKey) this.#changed.fire();
    });
  }

  /** The credentials in force, or undefined when signed out. */
  async current(): Promise<Credentials | undefined> {
    const stored = await this.#secrets.get(secretKey);
    if (stored === undefined) return this.#fallback;
    const credentials = parseStored(stored);
    if (credentials) return credentials;
    await this.#secrets.delete(secretKey);
    if (!this.#hasReportedDamage) this.#tellOfDamage();
    return this.#fallback;
  }

  async keep(credentials: Credentials): Promise<void> {
    await this.#secrets.store(secretKey, JSON.stringify(credentials));
  }

  async forget(): Promise<void> {
    this.#fallback = undefined;
    await this.#secrets.delete(secretKey);
    this.#changed.fire();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }

  #tellOfDamage(): void {
    this.#hasReportedDamage = true;
    this.#reportDamage(vscode.l10n.t('The stored sign-in could not be read and was removed. Sign in again.'));
  }
}

function parseStored(stored: string): Credentials | undefined {
  try {
    return v.parse(storedSchema, JSON.parse(stored));
  } catch {
    return undefined;
  }
}

/** Credentials from the environment of a development window, in the names that Cloudflare's own tools use. */
export function credentialsFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Credentials | undefined {
  const accountId = parseAccountId(environment['CLOUDFLARE_ACCOUNT_ID'] ?? '');
  const token = classifyToken(
    environment['CLOUDFLARE_AUTH_TOKEN'] ?? environment['CLOUDFLARE_API_TOKEN'] ?? '',
  );
  return accountId !== undefined && token.kind === 'token' ? { accountId, token: token.token } : undefined;
}
