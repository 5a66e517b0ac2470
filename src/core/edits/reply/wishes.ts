/** How much of the code a wish gives up: nothing in its words, what tidying up may, or as much as the model likes. */
export type Leave = 'none' | 'tidy' | 'any';

const removal =
  /\b(?:remov|delet|drop|discard|strip|eras|clear|cut\b|prun|eliminat|extract|mov(?:e|ing)\b|merg|combin|join|unif(?:y|ie)|consolidat|inlin|collaps|replac|convert|turn\b.*\binto\b|make (?:it|this|them|these)\b.*\b(?:class|component|dataclass|enum|function|hook|module|one|record|struct|table)\b|rewrit|migrat|dedup|duplicat|unused|dead\b|only\b|just\b|rid of|instead|empty|stub|entfern|lösch|streich|ersetz|zusammen|supprim|retir|enl[eè]v|remplac|fusionn|elimin|quita|borra|reemplaz|sustitu)/i;

const tidying =
  /\b(?:simpl|short|concis|compact|tid(?:y|ie)|clean|refactor|reduc|dry\b|minim|golf|one[- ]?line|less code|fewer|optimi|idiomatic|moderni|summar|condens|trim|slim|vereinfach|kürz|aufräum|raccourc|acort|limpia|nettoy)/i;

/** What can be taken out while every function stays. */
const smallThing =
  /\b(?:comments?|logs?|logging|console|prints?|debug\w*|semicolons?|white ?space|blank|empty lines|imports?|var|types?|annotations?|any|trailing|todos?|warnings?|magic numbers?|quotes|braces|parentheses|strings?|concatenation)\b/i;
const largeThing =
  /\b(?:functions?|methods?|class(?:es)?|helpers?|code|everything|all|both|them|these|rest|others?|definitions?|members?|tables?|sections?|blocks?|overloads?|getters?|setters?)\b/i;

/**
 * What a wish lets go, in English and by some words of German, French and Spanish.
 * @param wish the person's words; '' for a tidy-up; undefined where it is not known.
 */
export function leaveOf(wish: string | undefined): Leave {
  if (wish === undefined) return 'none';
  if (wish.trim() === '') return 'tidy';
  if (removal.test(wish)) return smallThing.test(wish) && !largeThing.test(wish) ? 'tidy' : 'any';
  return tidying.test(wish) ? 'tidy' : 'none';
}
