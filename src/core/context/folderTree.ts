/** An entry of a folder. */
export interface TreeEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** A folder's files by their names, as a person draws them. */
export interface FolderTree {
  /** Two blanks for each level, a slash behind each folder; what was left out says how much it is, where that is known. */
  readonly text: string;
  readonly entries: number;
  readonly isWhole: boolean;
}

export interface TreeLimits {
  readonly entries: number;
  /** Levels of folders; the folder itself holds the first. */
  readonly depth: number;
}

interface Node {
  readonly entry: TreeEntry;
  readonly path: readonly string[];
  children: Node[];
  leftOut: number;
  isOpen: boolean;
}

/**
 * Reads a folder's tree level by level, so that a limit cuts off what is deepest and not what comes last. Folders come
 * first, then files, each by name.
 * @param list the entries of the folder at a path below the root, without those that are to be left out.
 */
export async function readFolderTree(
  list: (path: readonly string[]) => Promise<readonly TreeEntry[]>,
  limits: TreeLimits,
): Promise<FolderTree> {
  const root: Node = {
    entry: { name: '', isFolder: true },
    path: [],
    children: [],
    leftOut: 0,
    isOpen: false,
  };
  let entries = 0;
  let level = [root];
  let isWhole = true;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === limits.depth || entries >= limits.entries) {
      isWhole = false;
      break;
    }
    for (const node of level) {
      const room = limits.entries - entries;
      if (room <= 0) {
        isWhole = false;
        break;
      }
      const listed = (await list(node.path)).toSorted(compare);
      node.isOpen = true;
      node.children = listed.slice(0, room).map((entry) => ({
        entry,
        path: [...node.path, entry.name],
        children: [],
        leftOut: 0,
        isOpen: false,
      }));
      node.leftOut = listed.length - node.children.length;
      if (node.leftOut > 0) isWhole = false;
      entries += node.children.length;
    }
    level = level.flatMap(({ children }) => children.filter(({ entry }) => entry.isFolder));
  }
  return { text: draw(root, '').join('\n'), entries, isWhole };
}

function compare(one: TreeEntry, other: TreeEntry): number {
  if (one.isFolder !== other.isFolder) return one.isFolder ? -1 : 1;
  return one.name < other.name ? -1 : Number(one.name > other.name);
}

function draw(node: Node, indentation: string): string[] {
  const lines = node.children.flatMap((child) => {
    const { name, isFolder } = child.entry;
    if (!isFolder) return [`${indentation}${name}`];
    if (!child.isOpen) return [`${indentation}${name}/ …`];
    return [`${indentation}${name}/`, ...draw(child, `${indentation}  `)];
  });
  return node.leftOut === 0 ? lines : [...lines, `${indentation}… ${node.leftOut} more`];
}
