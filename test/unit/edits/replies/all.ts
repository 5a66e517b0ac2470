import { deletions } from './deletions.ts';
import { echoes } from './echoes.ts';
import { forms } from './forms.ts';
import { indentations } from './indentations.ts';
import { fencedDocumentation, legitimate } from './legitimate.ts';
import { leftOut } from './leftOut.ts';
import { omissionsAndComments } from './omissions.ts';
import { omissionSyntax } from './omissionSyntax.ts';
import { patches } from './patches.ts';
import { refusals } from './refusals.ts';
import { remarks } from './remarks.ts';
import { repeats } from './repeats.ts';
import type { ReplyCase } from './replyCase.ts';
import { shapes } from './shapes.ts';
import { talk } from './talk.ts';
import { units } from './units.ts';
import { wrappings } from './wrappings.ts';

/** Every table of replies by its name. */
export const groups = {
  shapes,
  forms,
  talk,
  wrappings,
  patches,
  indentations,
  units,
  refusals,
  omissionsAndComments,
  omissionSyntax,
  leftOut,
  remarks,
  repeats,
  echoes,
  deletions,
  legitimate,
  fencedDocumentation,
} satisfies Readonly<Record<string, readonly ReplyCase[]>>;

export const all: readonly ReplyCase[] = Object.values(groups).flat();
