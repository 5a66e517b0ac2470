const bytesToLookAt = 8192;

/** A file's text; undefined for a binary: a NUL among its first 8 KB, or bytes that are no UTF-8. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, bytesToLookAt).includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
