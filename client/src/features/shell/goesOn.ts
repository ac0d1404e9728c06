interface Page {
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isError: boolean;
}

/**
 * Whether the next page of a search is to be asked for without a press: a page may be empty and yet not the last. Not after a fault, which nobody but
 * its reader has tried again: it would be asked for without an end.
 */
export function goesOn(found: number, { hasNextPage, isFetching, isError }: Page): boolean {
  return found === 0 && hasNextPage && !isFetching && !isError;
}
