/** Stands in a body where each request has a key of its own, of the same length. */
export const KEY_MARK = '00000000-0000-4000-8000-000000000000';
