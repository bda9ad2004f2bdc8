/**
 * The pause after so many failures, in ms: 1, 2, 4 … times `first`, at most `longest`, varied by a quarter so that not all
 * come back in the same moment.
 */
export const backOff = (failures: number, first: number, longest: number): number =>
  Math.min(longest, first * 2 ** Math.min(Math.max(0, failures - 1), 20)) * (0.75 + Math.random() / 2)
