import * as v from 'valibot';

// What a chip is made from: enough to take it anew after a reload. Places are counted from 0, as in the editor.

const position = v.object({ line: v.number(), character: v.number() });
const range = v.object({
  start: position,
  end: position,
  isVoid: v.exactOptional(v.literal(true)),
});
const uri = v.string();

export const sourceSchema = v.variant('kind', [
  v.object({ kind: v.literal('selection'), uri, range }),
  v.object({ kind: v.literal('symbol'), uri, name: v.string(), position }),
  v.object({ kind: v.literal('file'), uri }),
  v.object({ kind: v.literal('folder'), uri }),
  v.object({ kind: v.literal('editors') }),
  /** Of one file, or of all. */
  v.object({ kind: v.literal('problems'), uri: v.exactOptional(uri) }),
  v.object({ kind: v.literal('changes') }),
  /** Without text: what is selected in the terminal when it is taken. */
  v.object({ kind: v.literal('terminal'), text: v.exactOptional(v.string()) }),
  v.object({
    kind: v.literal('pasted'),
    text: v.string(),
    languageId: v.string(),
    from: v.exactOptional(v.object({ uri, range })),
  }),
]);
export type ChipSource = v.InferOutput<typeof sourceSchema>;
export type SourceOf<Kind extends ChipSource['kind']> = Extract<ChipSource, { kind: Kind }>;

/** The same for two sources that name the same thing. */
export function sourceKey(source: ChipSource): string {
  if (source.kind === 'symbol')
    return JSON.stringify([source.kind, source.uri, source.name, source.position.line]);
  if (source.kind === 'pasted') return JSON.stringify([source.kind, source.text]);
  return JSON.stringify(source);
}
