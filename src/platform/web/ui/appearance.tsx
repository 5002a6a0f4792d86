import { MantineProvider } from '@mantine/core';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { cssVariables, theme } from './theme.ts';

/** How a person wants the screen on this device: light paper, or the dark board. */
export type Appearance = 'paper' | 'board';

const KEY = 'jointwork-appearance';
const listeners = new Set<() => void>();
let boards = 0;

function chosen(): Appearance {
  try {
    return localStorage.getItem(KEY) === 'board' ? 'board' : 'paper';
  } catch {
    return 'paper'; // storage refused: the choice is simply not remembered
  }
}

function shown(): Appearance {
  return boards > 0 ? 'board' : chosen();
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The person's own choice, and how to change it. */
export function useAppearance(): readonly [Appearance, (appearance: Appearance) => void] {
  const appearance = useSyncExternalStore(subscribe, chosen);
  return [
    appearance,
    (next) => {
      try {
        localStorage.setItem(KEY, next);
      } catch {
        // storage refused: nothing to remember, nothing lost
      }
      tell();
    },
  ];
}

/** While `on`, the whole screen is the dark board: the shared screen, the listening screen. */
export function useBoard(on = true): void {
  useEffect(() => {
    if (!on) return undefined;
    boards += 1;
    tell();
    return () => {
      boards -= 1;
      tell();
    };
  }, [on]);
}

/** Gives every page its colours and type. */
export function AppearanceProvider({ children }: { readonly children: ReactNode }) {
  const appearance = useSyncExternalStore(subscribe, shown);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={appearance === 'board' ? 'dark' : 'light'}>
      {children}
    </MantineProvider>
  );
}
