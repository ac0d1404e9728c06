/**
 * Rows that one step of a resolver goes through at most: APPSYNC_JS ends every loop, and `map` and `filter` without a word, after 1,000.
 * https://github.com/aws/aws-appsync-community/issues/371
 */
export const ROWS_AT_ONCE = 800;
