import { Button } from '@mantine/core';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, type AnyRoute } from '@tanstack/react-router';
import { useEffect, type ComponentType, type ReactNode } from 'react';
import { LinkTo, type FrameKind, type Page } from './page.ts';
import { EmptyState } from './ui/empty-state.tsx';
import { PageHeader } from './ui/page-header.tsx';
import { Loading } from './ui/states.tsx';
import { uiWords } from './ui/ui-words.ts';

export type Frames = Readonly<Record<FrameKind, ComponentType<{ readonly children: ReactNode }>>>;

/** Puts the pages of all slices under their frames. Made once, in apps/. */
export function routerOf(pages: readonly Page[], frames: Frames) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: () => <NotFound frames={frames} /> });
  const kinds = Object.keys(frames) as FrameKind[];
  const layouts = kinds.map((kind) => {
    const Frame = frames[kind];
    const layout = createRoute({ getParentRoute: () => root, id: `frame-${kind}`, component: () => <Frame><Outlet /></Frame> });
    return layout.addChildren(pages.filter((page) => page.frame === kind).map((page) => routeOf(page, layout)));
  });
  return createRouter({
    routeTree: root.addChildren(layouts),
    scrollRestoration: true,
    // Plain words, as every other program reads them: the library would read a token of digits as a number.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text === '' ? '' : `?${text}`;
    },
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultErrorComponent: Crashed,
  });
}

function routeOf(page: Page, parent: AnyRoute) {
  // Keyed by address, so that one circle's page does not keep what was typed on another's.
  return createRoute({
    getParentRoute: () => parent,
    path: page.path,
    component: lazyRouteComponent(() => page.load().then((component) => ({ default: component }))),
    remountDeps: ({ params }) => params,
    onEnter: () => {
      document.title = `${page.title} · Jointwork`;
    },
  });
}

function NotFound({ frames }: { readonly frames: Frames }) {
  return (
    <frames.bare>
      <PageHeader title={uiWords.notFound.title} />
      <EmptyState what={uiWords.notFound.sentence} why="" action={<LinkTo to="/">{uiWords.notFound.home}</LinkTo>} />
    </frames.bare>
  );
}

/** A page threw: a bug of ours. The frame stays, the person is told, and may load the page again. */
function Crashed({ error }: { readonly error: unknown }) {
  useEffect(() => console.error(error), [error]);
  return <EmptyState what={uiWords.crashed.title} why={uiWords.crashed.sentence} action={<Button onClick={() => location.reload()}>{uiWords.crashed.reload}</Button>} />;
}
