import { IconBulb, IconFileSearch, IconMessages } from '@tabler/icons-react';
import { PlaceList } from './place-list.tsx';
import { words as all } from './words.ts';

const words = all.lookAround;
const PLACES = [['sessions', IconMessages], ['problems', IconBulb], ['studies', IconFileSearch]] as const;

/** For those who have nothing due: where the district's work can be read. */
export function LookAround() {
  const places = PLACES.map(([key, Icon]) => ({ key, ...words[key], icon: <Icon aria-hidden size={22} stroke={1.75} /> }));
  return <PlaceList title={words.title} sentence={words.sentence} open={words.open} places={places} />;
}
