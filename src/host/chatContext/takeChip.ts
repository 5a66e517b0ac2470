import type { ChipSource } from './source.ts';
import { takeFile, takePasted, takeSelection, takeSymbol } from './takeCodeChip.ts';
import { takeChanges, takeEditors, takeFolder, takeProblems, takeTerminal } from './takeListChip.ts';
import type { TakenChip, TakingTools } from './takenChip.ts';

/** Takes what a source names, as it is now. @throws Refusal when it cannot be taken or must not be sent. */
export async function takeChip(source: ChipSource, tools: TakingTools): Promise<TakenChip> {
  switch (source.kind) {
    case 'selection':
      return takeSelection(source, tools);
    case 'symbol':
      return takeSymbol(source, tools);
    case 'file':
      return takeFile(source, tools);
    case 'folder':
      return takeFolder(source, tools);
    case 'editors':
      return takeEditors(tools);
    case 'problems':
      return takeProblems(source);
    case 'changes':
      return takeChanges(tools);
    case 'terminal':
      return takeTerminal(source, tools);
    case 'pasted':
      return takePasted(source);
  }
}
