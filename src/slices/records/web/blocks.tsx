import { Said } from '../../../platform/web/ui/said.tsx';
import { TimeBar } from '../../../platform/web/ui/time-bar.tsx';
import type { Block } from '../model/document.ts';
import styles from './record.module.css';

/** Draws a record's blocks; the same blocks make the Word file and the PDF. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, index) => <OneBlock key={index} block={block} />);
}

function OneBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h2 className={styles.heading}>{block.text}</h2> : <h3 className={styles.prompt}>{block.text}</h3>;
    case 'paragraph':
      return <div className={block.quiet ? styles.quiet : undefined}><Said>{block.text}</Said></div>;
    case 'quote':
      return <Quote block={block} />;
    case 'list':
      return <ul className={styles.list}>{block.items.map((item, index) => <li key={index}>{item}</li>)}</ul>;
    case 'table':
      return <Table block={block} />;
    case 'time-bar':
      return <TimeBar label={block.caption} steps={block.steps.map((step) => ({ title: step.title, plannedMs: step.plannedMs, usedMs: step.usedMs }))} />;
  }
}

function Quote({ block }: { readonly block: Extract<Block, { kind: 'quote' }> }) {
  return (
    <figure className={styles.quote}>
      <blockquote><Said voice="quoted">{block.text}</Said></blockquote>
      {block.note ? <div className={styles.note}><Said>{block.note}</Said></div> : null}
      <figcaption>{block.by}</figcaption>
    </figure>
  );
}

function Table({ block }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  return (
    <div className={styles.scroll} role="region" aria-label={block.caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{block.caption}</caption>
        <thead>
          <tr>{block.head.map((head, column) => <th key={head} scope="col" data-figures={block.figures.includes(column)}>{head}</th>)}</tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={index}>{row.map((cell, column) => <td key={column} data-figures={block.figures.includes(column)}>{cell}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
