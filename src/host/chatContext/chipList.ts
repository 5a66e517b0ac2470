import type * as vscode from 'vscode';
import { DraftChip } from './draftChip.ts';
import { sourceKey, type ChipSource } from './source.ts';
import type { TakingTools } from './takenChip.ts';

/** The chips of one conversation's next message, and the rules files that it goes without. */
export class ChipList implements vscode.Disposable {
  readonly #tools: TakingTools;
  readonly #changed: () => void;
  #chips: readonly DraftChip[] = [];
  #withoutRules: readonly string[];

  /** @param changed told when the page must show it anew, or what is kept of it is another. */
  constructor(
    sources: readonly ChipSource[],
    withoutRules: readonly string[],
    tools: TakingTools,
    changed: () => void,
  ) {
    this.#tools = tools;
    this.#withoutRules = withoutRules;
    this.#changed = changed;
    this.#chips = sources.map((source) => this.#create(source));
  }

  get chips(): readonly DraftChip[] {
    return this.#chips;
  }

  /** Paths of rules files. */
  get withoutRules(): readonly string[] {
    return this.#withoutRules;
  }

  /** Adds what is not there yet. */
  add(source: ChipSource): void {
    if (this.#chips.some((chip) => sourceKey(chip.source) === sourceKey(source))) return;
    this.#chips = [...this.#chips, this.#create(source)];
    this.#changed();
  }

  find(chipId: string): DraftChip | undefined {
    return this.#chips.find(({ id }) => id === chipId);
  }

  remove(chipId: string): void {
    this.find(chipId)?.dispose();
    this.#chips = this.#chips.filter(({ id }) => id !== chipId);
    this.#changed();
  }

  removeRules(path: string): void {
    this.#withoutRules = [...this.#withoutRules, path];
    this.#changed();
  }

  /** Leaves the rules that were removed as they are: they are removed for the conversation. */
  clear(): void {
    for (const chip of this.#chips) chip.dispose();
    this.#chips = [];
    this.#changed();
  }

  dispose(): void {
    for (const chip of this.#chips) chip.dispose();
  }

  #create(source: ChipSource): DraftChip {
    const chip = new DraftChip(source, this.#tools, () => {
      this.#dropDoubles(chip);
      this.#changed();
    });
    return chip;
  }

  /** A selection of the terminal is known to be one that is there already only once it is read. */
  #dropDoubles(chip: DraftChip): void {
    const key = sourceKey(chip.source);
    const first = this.#chips.find(({ source }) => sourceKey(source) === key);
    if (!first || first === chip || !this.#chips.includes(chip)) return;
    chip.dispose();
    this.#chips = this.#chips.filter((other) => other !== chip);
  }
}
