/** The part of the service worker's global scope that is used here: TypeScript's own types of it exclude those of pages. */

export interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  readonly clientId: string;
  readonly resultingClientId: string;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(response: Promise<Response>): void;
}

interface Client {
  readonly id: string;
  readonly url: string;
}

interface Events {
  readonly install: ExtendableEvent;
  readonly activate: ExtendableEvent;
  readonly message: ExtendableEvent;
  readonly fetch: FetchEvent;
}

interface ServiceWorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(options: { readonly type: 'all' | 'window'; readonly includeUncontrolled?: boolean }): Promise<readonly Client[]>;
    claim(): Promise<void>;
  };
  addEventListener<K extends keyof Events>(type: K, listener: (event: Events[K]) => void): void;
}

export const scope = self as unknown as ServiceWorkerScope;

/** Written in by the build (src/commands/write-offline.ts). */
declare const __SITE__: {
  /** of the edition that this worker came with */
  readonly version: string;
  /** files that the resolver needs, pages by their path: `search/`, `assets/a.1234.css` */
  readonly shell: readonly string[];
  /** headers of documents that come from packs, as a host would send them */
  readonly headers: Readonly<Record<string, string>>;
};

export const built = __SITE__;
/** Address of the site with its base, ending with a slash. */
export const siteAddress = scope.registration.scope;
