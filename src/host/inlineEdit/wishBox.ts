import * as vscode from 'vscode';

interface WishItem extends vscode.QuickPickItem {
  /** Undefined for the item that stands for what is typed: the box itself knows that best. */
  readonly wish: string | undefined;
}

/**
 * Asks how the code should change. What is typed is the wish; Enter alone means a general tidy-up; earlier wishes can be
 * picked. The box is there at once, so that nothing typed lands in the file.
 * @param what names the code in question, once that is known; when it fails, the box goes.
 * @returns '' for the tidy-up, undefined when the person left.
 */
export async function askForWish(
  earlier: readonly string[],
  what: Promise<string>,
): Promise<string | undefined> {
  const box = vscode.window.createQuickPick<WishItem>();
  box.title = vscode.l10n.t('Refactor');
  box.placeholder = vscode.l10n.t('How should it change? Enter alone tidies it up.');
  box.items = itemsFor('', earlier);
  const listener = box.onDidChangeValue((value) => {
    box.items = itemsFor(value.trim(), earlier);
  });
  what.then(
    (name) => {
      box.title = vscode.l10n.t('Refactor {0}', name);
    },
    () => {
      box.hide();
    },
  );
  try {
    return await new Promise<string | undefined>((resolve) => {
      box.onDidAccept(() => {
        const typed = box.value.trim();
        resolve(typed === '' ? (box.activeItems[0]?.wish ?? '') : typed);
      });
      box.onDidHide(() => {
        resolve(undefined);
      });
      box.show();
    });
  } finally {
    listener.dispose();
    box.dispose();
  }
}

/**
 * Earlier wishes are there to be picked until something is typed. From then on the box holds what is typed and nothing
 * else, so that Enter can mean nothing else, however fast it comes.
 */
function itemsFor(typed: string, earlier: readonly string[]): WishItem[] {
  if (typed !== '') return [{ label: typed, wish: undefined, alwaysShow: true }];
  const tidyUp: WishItem = {
    label: vscode.l10n.t('Tidy up'),
    description: vscode.l10n.t('in general'),
    wish: undefined,
  };
  if (earlier.length === 0) return [tidyUp];
  const separator = {
    label: vscode.l10n.t('earlier wishes'),
    kind: vscode.QuickPickItemKind.Separator,
    wish: undefined,
  };
  return [tidyUp, separator, ...earlier.map((wish) => ({ label: wish, wish }))];
}
