import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Cloud } from '../core/cloud.ts';

export interface ConsoleRequest {
  readonly method: string;
  /** Path below the mount, beginning with a slash (`/` for the mount itself). */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

/** Answers one request under its mount: writes to `outgoing` and ends it. What it throws becomes a page with status 500. */
export type ConsoleHandler = (request: ConsoleRequest) => Promise<void> | void;

export interface ConsolePage {
  /** First part of the path, e.g. `/inbox`; deeper paths come too. */
  readonly path: string;
  /** What its link says, e.g. `Inbox`. */
  readonly title: string;
  readonly handler: ConsoleHandler;
}

const pages = new WeakMap<Cloud, Map<string, ConsolePage>>();

/** Mounts a page on the console of this cloud; a later one of the same path replaces the earlier. */
export function registerConsolePage(cloud: Cloud, page: ConsolePage): void {
  const mounted = pages.get(cloud) ?? new Map<string, ConsolePage>();
  mounted.set(page.path, page);
  pages.set(cloud, mounted);
}

/** All mounted pages of this cloud, in the order of their mounting. */
export function consolePages(cloud: Cloud): readonly ConsolePage[] {
  return [...(pages.get(cloud)?.values() ?? [])];
}
