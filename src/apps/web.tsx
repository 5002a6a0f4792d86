import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '@mantine/core/styles.css';
import '../platform/web/ui/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import type { ReactNode } from 'react';
import type { Page } from '../platform/web/page.ts';
import { routerOf, type Frames } from '../platform/web/router.tsx';
import { AnnouncerProvider } from '../platform/web/ui/announcer.tsx';
import { AppFrame, BareFrame, BoardFrame, type Place } from '../platform/web/ui/app-frame.tsx';
import { AppearanceProvider } from '../platform/web/ui/appearance.tsx';
import { NotDurable } from '../platform/web/ui/not-durable.tsx';
import { ToastProvider } from '../platform/web/ui/toast.tsx';
import { besideBook, codingTabs, CorrectHere, pages as codingPages } from '../slices/coding/web/index.ts';
import { pages as commitmentsPages, SinceLastTime } from '../slices/commitments/web/index.ts';
import { PersonCorner, pages as peoplePages, SignedInOnly, useActor } from '../slices/people/web/index.ts';
import { BookAlong, exchangeTabs, pages as exchangePages } from '../slices/exchange/web/index.ts';
import { pages as homePages } from '../slices/home/web/index.ts';
import { pages as problemsPages } from '../slices/problems/web/index.ts';
import { pages as protocolsPages } from '../slices/protocols/web/index.ts';
import { pages as recordsPages } from '../slices/records/web/index.ts';
import { opening, pages as sessionsPages } from '../slices/sessions/web/index.ts';
import { CorrectText, pages as textsPages, studyTabs } from '../slices/texts/web/index.ts';

const pages: readonly Page[] = [...homePages, ...sessionsPages, ...problemsPages, ...protocolsPages, ...commitmentsPages, ...textsPages, ...codingPages, ...exchangePages, ...recordsPages, ...peoplePages];

opening.fill(SinceLastTime);
CorrectText.fill(CorrectHere);
besideBook.fill(BookAlong);
studyTabs.add([...codingTabs, ...exchangeTabs]);

const places: readonly Place[] = pages
  .flatMap((page) => (page.nav ? [{ ...page.nav, path: page.path }] : []))
  .sort((a, b) => a.order - b.order);

const frames: Frames = {
  rail: ({ children }) => <SignedInOnly><Rail>{children}</Rail></SignedInOnly>,
  board: ({ children }) => <SignedInOnly><BoardFrame>{children}</BoardFrame></SignedInOnly>,
  bare: BareFrame,
};

/** A guest of one session has nowhere else to go, so the rail is empty for them. */
function Rail({ children }: { readonly children: ReactNode }) {
  const guest = useActor().guestOfSession !== null;
  return <AppFrame places={guest ? [] : places} person={<PersonCorner />}><NotDurable />{children}</AppFrame>;
}

const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, networkMode: 'always' } } });

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={queries}>
    <AppearanceProvider>
      <AnnouncerProvider>
        <ToastProvider>
          <RouterProvider router={routerOf(pages, frames)} />
        </ToastProvider>
      </AnnouncerProvider>
    </AppearanceProvider>
  </QueryClientProvider>,
);
