import { expect, test } from 'vitest';
import { layOut } from '../../model/marking/text-page.ts';
import { withLineEnds, withPart } from './whole-text.ts';

test('[CG-217] correcting a part leaves everything around it to the character, emoji and line ends too', () => {
  const text = 'One 👍🏽\r\nTwo thee\r\nThree';
  const page = layOut({ text, turns: [], segments: [] });
  const part = page.blocks[1]!;
  expect(page.slice(part.start, part.end)).toBe('Two thee');
  expect(withPart(page, part, 'Two three')).toBe('One 👍🏽\r\nTwo three\r\nThree');
  expect(withLineEnds('One\nTwo', text)).toBe('One\r\nTwo');
  expect(withLineEnds('One\nTwo', 'a\nb\r\nc')).toBe('One\nTwo');
});
