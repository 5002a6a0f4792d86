import { useMediaQuery } from '@mantine/hooks';
import { useId } from 'react';
import { drawingToSvg } from '../../model/charts/drawing-to-svg.ts';
import type { Drawing } from '../../model/charts/drawing.ts';
import styles from './questions.module.css';

/** The room that labels beside a chart have on this screen: on a phone little, so that what they stand beside is seen; else what the chart takes. */
export function useLabelRoom(): number | undefined {
  return useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false }) ? 165 : undefined;
}

/** A chart. Its words are inside it for screen readers, and the table it was made of stands beside it on the page. */
export function Drawn({ drawing }: { readonly drawing: Drawing }) {
  const id = useId().replaceAll(':', '');
  // The drawing is made by our own model, which escapes every word in it.
  return <div className={styles.drawing} tabIndex={0} role="group" aria-label={drawing.title} dangerouslySetInnerHTML={{ __html: drawingToSvg(drawing, id) }} />;
}
