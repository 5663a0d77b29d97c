const LONG = process.env['MODE'] === 'long';

/** How much of something to do: the first in an ordinary run of the tests, the second in `npm run test:long`. */
export const scaled = (ordinary: number, long: number): number => (LONG ? long : ordinary);
