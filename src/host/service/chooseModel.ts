import * as vscode from 'vscode';
import { findModel, models, type Model } from '../../core/workersAi/models.ts';
import type { Settings } from '../../settings.ts';
import { formatNumber, formatPrice } from '../numbers.ts';

/**
 * Lets the person choose among the models of the catalogue and keeps the choice in the settings.
 * @returns whether one was chosen.
 */
export async function chooseModel(settings: Settings): Promise<boolean> {
  const current = findModel(settings.get('edgewise.service.model'))?.id;
  const items = models.map((model) => ({
    model,
    label: model.name,
    description: model.id === current ? vscode.l10n.t('{0} (in use)', model.id) : model.id,
    detail: describe(model),
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Edgewise: Choose Model'),
    matchOnDescription: true,
  });
  if (!chosen) return false;
  await settings.set('edgewise.service.model', chosen.model.id);
  return true;
}

function describe({ state, contextWindow, price }: Model): string {
  const parts = [
    state === 'retired' ? vscode.l10n.t('$(warning) Retired by Cloudflare') : '',
    vscode.l10n.t('{0} tokens of context', formatNumber(contextWindow)),
    price
      ? vscode.l10n.t(
          '{0} in, {1} out for a million tokens',
          formatPrice(price.input),
          formatPrice(price.output),
        )
      : vscode.l10n.t('price not listed'),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
