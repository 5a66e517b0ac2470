/** What the drop asks for. */
export interface FileDropActions {
  /** Files or folders by their URIs, at least one. */
  readonly drop: (uris: readonly string[]) => void;
  /** Something was dropped that names no file. */
  readonly refuse: () => void;
  /** Something that could be dropped is over the page, or no longer. */
  readonly hover: (over: boolean) => void;
}

/** Where VS Code's Explorer puts the URIs of what is dragged; the editor lets a webview have them while Shift is held. */
const uriTypes = ['application/vnd.code.uri-list', 'text/uri-list'];

/** Longest URI that the protocol takes, in UTF-16 units. */
const longestUri = 2000;

/** Addresses of the web and of code: everything else with an authority may be a file system that an extension provides. */
const notFiles = /^(?:https?|wss?|ftp|data|blob|javascript|command|chrome|devtools):/i;

/** Takes files that are dropped anywhere on the page. Text that is dragged is left to the browser. */
export function listenForFiles(actions: FileDropActions): void {
  const over = (event: DragEvent): void => {
    if (!mayBeFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    actions.hover(true);
  };
  document.addEventListener('dragenter', over);
  document.addEventListener('dragover', over);
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) actions.hover(false);
  });
  document.addEventListener('drop', (event) => {
    actions.hover(false);
    if (!mayBeFiles(event.dataTransfer)) return;
    // Or the browser would leave the page for what was dropped.
    event.preventDefault();
    const uris = fileUris(event.dataTransfer);
    if (uris.length > 0) actions.drop(uris);
    else actions.refuse();
  });
}

function mayBeFiles(data: DataTransfer | null): data is DataTransfer {
  return data !== null && [...uriTypes, 'Files'].some((type) => data.types.includes(type));
}

function fileUris(data: DataTransfer): readonly string[] {
  const list = uriTypes.map((type) => data.getData(type)).find((text) => text !== '') ?? '';
  const uris = list.split(/\r?\n/).filter((line) => line.length <= longestUri && isFileUri(line));
  return [...new Set(uris)];
}

function isFileUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !notFiles.test(text);
}
