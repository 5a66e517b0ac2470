/** Something in a text that is no one else's business. */
export interface FoundSecret {
  /** Counted from 1. */
  readonly line: number;
  /** Whose token it is, or that it is a private key. */
  readonly kind: 'privateKey' | SecretIssuer;
}

type SecretIssuer =
  | 'AWS'
  | 'Anthropic'
  | 'Cloudflare'
  | 'GitHub'
  | 'GitLab'
  | 'Google'
  | 'Hugging Face'
  | 'OpenAI'
  | 'SendGrid'
  | 'Slack'
  | 'Stripe'
  | 'npm';

// The forms are the issuers' own, from what they publish for secret scanning. What has no prefix of its own counts only
// where it is given to a name that says what it is. A marker of a key without any key behind it is code about keys.
const patterns: readonly (readonly [FoundSecret['kind'], RegExp])[] = [
  [
    'privateKey',
    /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\\[nr]|[\s"'`+,]|[\w-]{1,40}: [^\n]{0,200}\n){0,50}[A-Za-z0-9+/=]{30}/,
  ],
  ['AWS', /\b(?:AKIA|ASIA)(?![0-9A-Z]{9}EXAMPLE)[0-9A-Z]{16}\b/],
  [
    'AWS',
    /aws_?secret_?(?:access_?)?key["']?\s{0,9}[:=]\s{0,9}["']?(?![^\n]{30}EXAMPLE)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/i,
  ],
  ['Anthropic', /\bsk-ant-[a-z]{2,9}\d{2}-[\w-]{20}/],
  ['Cloudflare', /\bcf(?:ut|at|k)_(?=[\w-]{0,40}\d)[\w-]{30}/],
  [
    'Cloudflare',
    /\b(?:cloudflare|cf)_?\w{0,20}(?:token|key)["']?\s{0,9}[:=]\s{0,9}["']?(?=[\w-]{0,36}\d)(?=[\w-]{0,36}[a-z])[\w-]{37,40}(?![\w-])/i,
  ],
  ['GitHub', /\bgh[pousr]_[A-Za-z0-9]{36}/],
  ['GitHub', /\bgithub_pat_\w{22}/],
  ['GitLab', /\bglpat-[\w-]{20}/],
  ['Google', /\bAIza[\w-]{35}(?![\w-])/],
  ['Hugging Face', /\bhf_[A-Za-z0-9]{34}\b/],
  ['OpenAI', /\bsk-(?!ant-)(?=[\w-]{0,60}\d)(?=[\w-]{0,60}[A-Z])(?:[a-z]{2,9}-)?[\w-]{32}/],
  ['SendGrid', /\bSG\.[\w-]{22}\.[\w-]{43}/],
  ['Slack', /\bxox[abeoprs]-\d{6,20}-[\w-]{10}/],
  ['Slack', /\bhooks\.slack\.com\/services\/T\w{6,20}\/B\w{6,20}\/\w{20}/],
  ['Stripe', /\b[rs]k_live_[A-Za-z0-9]{16}/],
  ['npm', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['npm', /\b_(?:authToken|auth|password)\s{0,9}=\s{0,9}["']?(?!\$)[\w+/=-]{8}/],
];

/** The first secret in a text: a private key, or a token in the form of a known issuer. Linear in the text. */
export function findSecret(text: string): FoundSecret | undefined {
  let first: { index: number; kind: FoundSecret['kind'] } | undefined;
  for (const [kind, pattern] of patterns) {
    const index = text.search(pattern);
    if (index !== -1 && (!first || index < first.index)) first = { index, kind };
  }
  return first && { kind: first.kind, line: lineAt(text, first.index) };
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split(/\r\n|\r|\n/).length;
}
