import type { StepTime } from '../model/document.ts';

const BOARD = '#1F4D40';
const TINT = '#E4EEE9';
const LAMP = '#9A5B00';
const ROW = 12;

/**
 * One row per step: a pale bar for the planned time, a dark one over it for the time used, and what went beyond in the
 * lamp's colour with a gap before it, so that the picture also reads without colour.
 */
export function drawTimeBar(pdf: PDFKit.PDFDocument, steps: readonly StepTime[], width: number): void {
  const longest = Math.max(1, ...steps.flatMap((step) => [step.plannedMs, step.usedMs]));
  const left = pdf.page.margins.left;
  const scale = width / longest;
  let y = pdf.y;
  for (const step of steps) {
    const planned = step.plannedMs * scale;
    const used = step.usedMs * scale;
    pdf.rect(left, y, planned, ROW - 3).fill(TINT);
    pdf.rect(left, y + 2, Math.min(planned, used), ROW - 7).fill(BOARD);
    if (used > planned) pdf.rect(left + planned + 1.5, y + 2, Math.max(0, used - planned - 1.5), ROW - 7).fill(LAMP);
    y += ROW;
  }
  pdf.y = y + 6;
}
