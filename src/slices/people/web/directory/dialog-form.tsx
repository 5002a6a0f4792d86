import { Button, Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';

/** A button that opens a form in front of the page. `children` is given how to close it. */
export function DialogForm(props: { readonly verb: string; readonly title?: string; readonly label?: string | undefined; readonly variant?: 'filled' | 'default' | 'subtle'; readonly size?: 'sm' | 'md'; readonly children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant={props.variant ?? 'default'} size={props.size ?? 'md'} aria-label={props.label} onClick={() => setOpen(true)}>{props.verb}</Button>
      <Modal opened={open} onClose={close} title={props.title ?? props.label ?? props.verb} size="lg">{open ? props.children(close) : null}</Modal>
    </>
  );
}
