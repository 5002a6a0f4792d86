import { useState } from 'react';
import type { ProblemContent } from '../../model/content.ts';
import { hintsFor, type Hint } from '../../model/hints.ts';

/** The hints on a draft, without those that this person has set aside on this device. */
export interface Hints {
  readonly on: (field: Hint['field']) => readonly Hint[];
  readonly setAside: (hint: Hint) => void;
  readonly aside: number;
  readonly showAll: () => void;
}

/** Reads the draft for hints as it is written; nothing of this leaves the page. */
export function useHints(problemId: string, content: ProblemContent, documents: number): Hints {
  const key = `jointwork-hints-aside-${problemId}`;
  const [aside, setAside] = useState<readonly string[]>(() => read(key));
  const hints = hintsFor(content, documents);
  const keep = (ids: readonly string[]) => {
    setAside(ids);
    write(key, ids);
  };
  return {
    on: (field) => hints.filter((hint) => hint.field === field && !aside.includes(hint.id)),
    setAside: (hint) => keep([...aside, hint.id]),
    aside: hints.filter((hint) => aside.includes(hint.id)).length,
    showAll: () => keep([]),
  };
}

function read(key: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return []; // storage refused: the hints simply come back
  }
}

function write(key: string, ids: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // storage refused: nothing to remember
  }
}
