import * as vscode from 'vscode';

/** A number as the window's language writes it: "12,000", "12.000". */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(vscode.env.language).format(value);
}

/** Two significant digits: a request costs about a hundredth of a cent, so fixed decimals would say nothing. */
export function formatDollars(dollars: number): string {
  return new Intl.NumberFormat(vscode.env.language, {
    style: 'currency',
    currency: 'USD',
    maximumSignificantDigits: 2,
  }).format(dollars);
}

/** A price for a million tokens; the catalogue gives it to a tenth of a cent. */
export function formatPrice(dollars: number): string {
  return new Intl.NumberFormat(vscode.env.language, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: 3,
  }).format(dollars);
}
