import { Button, type ButtonVariant } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** A link that saves a file of the server. */
export function SaveLink({ to, variant = 'default', children }: { readonly to: string; readonly variant?: ButtonVariant; readonly children: ReactNode }) {
  return <Button component="a" href={to} download variant={variant} leftSection={<IconDownload aria-hidden size={18} />}>{children}</Button>;
}
