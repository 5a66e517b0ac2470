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
        resolve(box.activeItems[0]?.wish ?? box.value.trim());
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

/** What is typed comes first, so that Enter takes it; earlier wishes are filtered by the box itself. */
function itemsFor(typed: string, earlier: readonly string[]): WishItem[] {
  const first: WishItem =
    typed === ''
      ? {
          label: vscode.l10n.t('Tidy up'),
          description: vscode.l10n.t('in general'),
          wish: undefined,
          alwaysShow: true,
        }
      : { label: typed, wish: undefined, alwaysShow: true };
  const others = earlier.filter((wish) => wish !== typed).map((wish): WishItem => ({ label: wish, wish }));
  if (others.length === 0) return [first];
  const separator = {
    label: vscode.l10n.t('earlier wishes'),
    kind: vscode.QuickPickItemKind.Separator,
    wish: undefined,
  };
  return [first, separator, ...others];
}
