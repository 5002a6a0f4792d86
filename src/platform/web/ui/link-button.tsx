import { Button, type ButtonVariant } from '@mantine/core';
import type { ReactNode } from 'react';
import { LinkTo } from '../page.ts';

/** A link to a page of this application that looks like a button, for the one thing to do next. */
export function LinkButton({ to, variant = 'filled', children }: { readonly to: string; readonly variant?: ButtonVariant; readonly children: ReactNode }) {
  return <Button variant={variant} renderRoot={(root: { readonly children: ReactNode; readonly className?: string }) => <LinkTo {...root} to={to} />}>{children}</Button>;
}
