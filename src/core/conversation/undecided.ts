/** What a reader of a stream says that must see more of it. */
export const undecided = Symbol('undecided');
export type Undecided = typeof undecided;
