import { startService } from '../workersAi/server.ts';

/** Tokens a second of the stand-in, close to the real service's: a stream that can be watched. */
const standInPace = 60;

/** Who answers, and how the extension is told. */
export interface ChosenService {
  readonly description: string;
  /** For VS Code's process: a development window takes service and account from it. */
  readonly environment: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** The real service when the environment holds an account and a token for it, else a stand-in started here. */
export async function chooseService(environment: NodeJS.ProcessEnv): Promise<ChosenService> {
  const accountId = environment['CLOUDFLARE_ACCOUNT_ID'];
  const token = environment['CLOUDFLARE_AUTH_TOKEN'] ?? environment['CLOUDFLARE_API_TOKEN'];
  if (accountId && token) {
    return {
      description: 'Workers AI answers, on the Cloudflare account of CLOUDFLARE_ACCOUNT_ID.',
      environment: { CLOUDFLARE_ACCOUNT_ID: accountId, CLOUDFLARE_AUTH_TOKEN: token },
      close: () => Promise.resolve(),
    };
  }
  const standIn = await startService({ tokensPerSecond: standInPace });
  return {
    description:
      'A stand-in for Workers AI answers, by simple rules: no account is needed and nothing leaves this machine.\n' +
      'With CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_AUTH_TOKEN set, the real one does.',
    environment: {
      EDGEWISE_BASE_URL: standIn.url,
      CLOUDFLARE_ACCOUNT_ID: standIn.accountId,
      CLOUDFLARE_AUTH_TOKEN: standIn.token,
    },
    close: () => standIn.close(),
  };
}
