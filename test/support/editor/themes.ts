/**
 * The four kinds of theme, each by VS Code's own theme of that kind: its id in settings, its label in the list of themes,
 * and the class that the workbench's root element has under it.
 */
export const themes = {
  light: { id: 'Light Modern', label: 'Light Modern', workbenchClass: 'vs' },
  dark: { id: 'Dark Modern', label: 'Dark Modern', workbenchClass: 'vs-dark' },
  'high-contrast': { id: 'Default High Contrast', label: 'Dark High Contrast', workbenchClass: 'hc-black' },
  'high-contrast-light': {
    id: 'Default High Contrast Light',
    label: 'Light High Contrast',
    workbenchClass: 'hc-light',
  },
} as const;

export type ThemeName = keyof typeof themes;
