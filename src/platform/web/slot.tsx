import type { ComponentType, ReactNode } from 'react';

/** A place on a lower slice's page that a higher slice may fill; apps/ connects the two. Empty until filled. */
export interface Slot<Props extends object> {
  readonly fill: (component: ComponentType<Props>) => void;
  readonly Place: (props: Props) => ReactNode;
}

/** Makes a slot. Fill it before the pages are drawn. */
export function createSlot<Props extends object>(): Slot<Props> {
  let filled: ComponentType<Props> | null = null;
  return {
    fill: (component) => {
      filled = component;
    },
    Place: (props) => {
      const Filling = filled;
      return Filling ? <Filling {...props} /> : null;
    },
  };
}
