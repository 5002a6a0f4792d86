import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { createElement, useCallback, type ComponentType, type ReactElement, type ReactNode } from 'react';

/**
 * What stands around a page. `rail`: the signed-in frame with the left rail (bottom bar on a phone). `bare`: no
 * navigation, for people who are not (yet) signed in. `board`: the whole screen, for the room; a page that wants it dark says `useBoard()`.
 */
export type FrameKind = 'rail' | 'bare' | 'board';

/** A place that a navigation marks while one is there. */
export interface Whereabouts {
  readonly path: string;
  /** Other addresses that belong to this place, so that it stays marked there: `['/circles', '/schools']`. */
  readonly covers?: readonly string[];
}

/** Whether an address is this place, or lies under it or under what it covers. */
export function isWithin(address: string, { path, covers = [] }: Whereabouts): boolean {
  return [path, ...covers].some((under) => address === under || (under !== '/' && address.startsWith(`${under}/`)));
}

/** A place in the rail. `order` sorts it: home 10, sessions 20, problems 30, promises 40, networks 50, library 80. */
export interface NavPlace extends Pick<Whereabouts, 'covers'> {
  readonly label: string;
  readonly icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  readonly order: number;
}

/** One page of a slice. Slices export `pages: readonly Page[]` from `web/index.ts`; apps/web.tsx puts them together. */
export interface Page {
  /** With `$name` for a part that varies: `/circles/$circleId`. */
  readonly path: string;
  /** For the window's title until the page's own `PageHeader` names it. */
  readonly title: string;
  /** Fetches the page's code when it is first needed. */
  readonly load: () => Promise<ComponentType>;
  readonly frame: FrameKind;
  readonly nav?: NavPlace;
}

/** The varying parts of this page's path by name. A name the path does not have is a bug and throws. */
export function usePathParams<Name extends string>(...names: readonly Name[]): Readonly<Record<Name, string>> {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  return Object.fromEntries(
    names.map((name) => {
      const value = params[name];
      if (value === undefined) throw new Error(`this page's path has no $${name}`);
      return [name, value];
    }),
  ) as Record<Name, string>;
}

/** One value of the address after the question mark, or null. */
export function useQueryParam(name: string): string | null {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const value = search[name];
  return typeof value === 'string' ? value : null;
}

/** Goes to another page of this application. `replace` leaves no step to come back to. */
export function useGo(): (path: string, how?: { readonly replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback((path, how) => void navigate({ ...partsOf(path), replace: how?.replace ?? false } as never), [navigate]);
}

/** A link to a page of this application: `<LinkTo to={`/circles/${circleId}`}>Circle 3</LinkTo>`. */
export function LinkTo(props: {
  readonly to: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
  readonly 'aria-label'?: string;
  readonly 'aria-current'?: 'page' | undefined;
  readonly onClick?: () => void;
}): ReactElement {
  const { to, ...rest } = props;
  return createElement(Link, { preload: 'intent', ...partsOf(to), ...rest } as never);
}

/** An address as the router wants it: the path, what stands after the question mark, and the mark on the page. */
export function partsOf(address: string): { readonly to: string; readonly search: Readonly<Record<string, string>>; readonly hash?: string } {
  const { pathname, search, hash } = new URL(address, 'http://here');
  return { to: pathname, search: Object.fromEntries(new URLSearchParams(search)), ...(hash ? { hash: hash.slice(1) } : {}) };
}
