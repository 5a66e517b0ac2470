/**
 * Tells whether a path is excluded by globs as VS Code's `files.exclude` and `search.exclude` mean them: one that matches a
 * folder excludes all that is in it. Paths are relative to the workspace folder, with `/` between folders.
 */
export function excluderOf(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map(globPattern);
  return (path) => {
    const names = path.split('/');
    return names.some((_, index) => {
      const part = names.slice(0, index + 1).join('/');
      return patterns.some((pattern) => pattern.test(part));
    });
  };
}

/** A glob as a regular expression for a whole path: `**`, `*`, `?`, `{a,b}`, `[a-z]` and `[!a]`. */
function globPattern(glob: string): RegExp {
  const source = translate(glob.replace(/^\.?\/+/, '').replace(/\/+$/, ''));
  try {
    return new RegExp(`^${source}$`);
  } catch {
    // What is no pattern excludes nothing, as in VS Code.
    return /^(?!)/;
  }
}

function translate(glob: string): string {
  const tokens = /(\/)?\*\*(\/)?|\*|\?|\[(!|\^)?([^\]]+)\]|\{|\}|,|[^*?[\]{},]|[[\]]/g;
  let depth = 0;
  let source = '';
  for (const [token, slashBefore, slashAfter, negated, range] of glob.matchAll(tokens)) {
    if (token.includes('**')) source += anyFolders(slashBefore !== undefined, slashAfter !== undefined);
    else if (token === '*') source += '[^/]*';
    else if (token === '?') source += '[^/]';
    else if (range !== undefined) source += `[${negated ? '^/' : ''}${range.replace(/[\\\]^]/g, '\\$&')}]`;
    else if (token === '{') {
      depth += 1;
      source += '(?:';
    } else if (token === '}' && depth > 0) {
      depth -= 1;
      source += ')';
    } else if (token === ',' && depth > 0) source += '|';
    else source += token.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  }
  return source + ')'.repeat(depth);
}

/** Any number of whole folders, with the slashes that part them from what stands around. */
function anyFolders(slashBefore: boolean, slashAfter: boolean): string {
  if (slashBefore && slashAfter) return '/(?:.*/)?';
  if (slashAfter) return '(?:.*/)?';
  return slashBefore ? '(?:/.*)?' : '.*';
}
