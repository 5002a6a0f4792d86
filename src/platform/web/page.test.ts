import { expect, test } from 'vitest';
import { partsOf } from './page.ts';

test('[WE-29] a link may carry what stands after the question mark and a mark on the page', () => {
  expect(partsOf('/protocols/cf/compare?from=1&to=draft#norms')).toEqual({ to: '/protocols/cf/compare', search: { from: '1', to: 'draft' }, hash: 'norms' });
  expect(partsOf('/sign-in?to=%2Fsessions%3Fx%3D1')).toEqual({ to: '/sign-in', search: { to: '/sessions?x=1' } });
  expect(partsOf('/')).toEqual({ to: '/', search: {} });
});
