// Files that hold keys, passwords or tokens by what they are, whatever is in them.

const names = new Set([
  '.dev.vars',
  '.dockercfg',
  '.env',
  '.git-credentials',
  '.htpasswd',
  '.my.cnf',
  '.netrc',
  '.pgpass',
  '.pypirc',
  '.s3cfg',
  '.vault-token',
  '_netrc',
  'credentials',
  'credentials.json',
  'id_dsa',
  'id_ecdsa',
  'id_ecdsa_sk',
  'id_ed25519',
  'id_ed25519_sk',
  'id_rsa',
  'kubeconfig',
  'secrets.json',
  'secrets.toml',
  'secrets.yaml',
  'secrets.yml',
]);

const extension = /\.(?:pem|key|p12|pfx|p8|ppk|jks|keystore|kdbx?|env)$/;
const variant = /^\.(?:env|dev\.vars)\./;
const example = /\.(?:example|sample|template|dist|defaults?)$/;
const place = /(?:^|\/)(?:\.docker\/config\.json|\.kube\/config)$/;

/**
 * Whether a file holds secrets by its name: keys, certificates, password stores, `.env` and its like, but not the
 * examples of it that are meant to be shared.
 * @param path with `/` between folders; the case of letters does not matter.
 */
export function isSecretFile(path: string): boolean {
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  if (example.test(name)) return false;
  return names.has(name) || extension.test(name) || variant.test(name) || place.test(lower);
}
