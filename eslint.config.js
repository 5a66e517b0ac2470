import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

/** Forbids imports by pattern, each with the reason that the person who meets it should read. */
function forbidImports(...rules) {
  return {
    'no-restricted-imports': ['error', { patterns: rules.map(([regex, message]) => ({ regex, message })) }],
  };
}

const upward = [
  String.raw`/(extension|manifest|settings)\.ts$`,
  'Imports run down: extension → host → core.',
];
const noHost = [String.raw`/host/`, 'Only extension.ts and host itself may know host.'];
const noWebview = [String.raw`/webview/`, 'Only the page knows webview.'];
const noVscode = [String.raw`^vscode$`, 'Only host, extension.ts and settings.ts touch vscode.'];
const noNode = [String.raw`^node:`, 'core and the page use web standards only.'];

export default defineConfig(
  globalIgnores(['dist/', 'out/', '**/node_modules/', 'test/support/workspace/']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'src/webview/tsconfig.json', 'test/e2e/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that defines it.' },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      ...forbidImports(upward, noHost, noWebview, noVscode, noNode),
      'no-restricted-globals': ['error', 'process', 'Buffer', 'window', 'document', 'require', '__dirname'],
    },
  },
  { files: ['src/host/**/*.ts'], rules: forbidImports(noWebview) },
  { files: ['src/webview/**/*.ts'], rules: forbidImports(upward, noHost, noVscode, noNode) },
  {
    files: ['test/**/*.ts'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        require: 'readonly',
        module: 'writable',
        fetch: 'readonly',
        Buffer: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
  { files: ['eslint.config.js'], rules: { 'no-restricted-exports': 'off' } },
  prettier,
);
