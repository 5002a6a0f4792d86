import { SubNav } from '../../../../platform/web/ui/sub-nav.tsx';
import { words as all } from '../words.ts';

const words = all.directory;
const PLACES = ['networks', 'circles', 'cohorts', 'people', 'schools'] as const;

/** The five lists of the directory, side by side. */
export function DirectoryNav() {
  return <SubNav label={words.label} places={PLACES.map((place) => ({ path: `/${place}`, label: words[place] }))} />;
}
