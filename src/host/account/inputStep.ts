import * as vscode from 'vscode';

/** One step of a dialogue in the quick input. */
export interface InputStep {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  readonly password: boolean;
  /** What was wrong with the value, as found after it was given. */
  readonly fault: string | undefined;
  /** A page that helps to find the value, opened by a button. */
  readonly page: { readonly url: string; readonly tooltip: string };
  /** What is wrong with a text, or undefined when it may be given. */
  readonly validate: (text: string) => string | undefined;
}

/**
 * Shows the step until a valid text is given. It stays open while the person looks something up elsewhere.
 * @returns the text; 'back' after the Back button; undefined when the person left with Escape.
 */
export async function askForText(step: InputStep): Promise<string | undefined> {
  const input = vscode.window.createInputBox();
  const openPage: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('link-external'),
    tooltip: step.page.tooltip,
  };
  Object.assign(input, {
    title: step.title,
    step: step.step,
    totalSteps: step.totalSteps,
    prompt: step.prompt,
    placeholder: step.placeholder,
    value: step.value,
    password: step.password,
    ignoreFocusOut: true,
    buttons: step.step > 1 ? [vscode.QuickInputButtons.Back, openPage] : [openPage],
  });
  input.validationMessage = step.fault;

  try {
    return await new Promise<string | undefined>((resolve) => {
      input.onDidChangeValue((text) => {
        input.validationMessage = text.trim() === '' ? undefined : step.validate(text);
      });
      input.onDidTriggerButton((button) => {
        if (button === vscode.QuickInputButtons.Back) resolve('back');
        else void vscode.env.openExternal(vscode.Uri.parse(step.page.url));
      });
      input.onDidAccept(() => {
        input.validationMessage = step.validate(input.value);
        if (input.validationMessage === undefined) resolve(input.value);
      });
      input.onDidHide(() => {
        resolve(undefined);
      });
      input.show();
    });
  } finally {
    input.dispose();
  }
}
