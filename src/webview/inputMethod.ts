/** Whether a key belongs to an input method that is still composing a word. */
export function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Safari ends the composition before this key arrives; only its code 229 tells
  return event.isComposing || event.keyCode === 229;
}
