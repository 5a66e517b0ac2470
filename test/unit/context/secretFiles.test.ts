import assert from 'node:assert/strict';
import { isSecretFile } from '../../../src/core/context/secretFiles.ts';

const secret = [
  '.env',
  'app/.env',
  '.env.local',
  '.env.production',
  '.ENV',
  'docker.env',
  '.dev.vars',
  '.dev.vars.staging',
  'server.pem',
  'tls/server.key',
  'id_rsa',
  '.ssh/id_ed25519',
  'store.p12',
  'store.pfx',
  'release.jks',
  'passwords.kdbx',
  'putty.ppk',
  'AuthKey_ABC.p8',
  '.netrc',
  '_netrc',
  '.pgpass',
  '.git-credentials',
  '.htpasswd',
  '.aws/credentials',
  'credentials.json',
  'config/secrets.yml',
  '.kube/config',
  'home/.docker/config.json',
];

const harmless = [
  'environment.ts',
  'env.ts',
  'src/env/index.ts',
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.local.example',
  '.dev.vars.example',
  'keyboard.key.ts',
  'id_rsa.pub',
  'credentials.ts',
  'Credentials.java',
  'secrets.ts',
  'pem.go',
  'key',
  'config.json',
  '.git/config',
  '.envrc.md',
  'monkey',
  'README.md',
];

describe('isSecretFile', () => {
  for (const path of secret)
    it(`knows ${path}`, () => {
      assert.ok(isSecretFile(path));
    });
  for (const path of harmless)
    it(`lets ${path} pass`, () => {
      assert.ok(!isSecretFile(path));
    });
});
