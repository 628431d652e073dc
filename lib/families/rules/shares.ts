/** All of a child's costs, in hundredths of a percent. */
export const WHOLE = 10_000;

/** Equal shares in hundredths of a percent that make 10000 in all; the first ones take what is left over. */
export function equalShares(payers: number): number[] {
  const share = Math.floor(WHOLE / payers);
  return Array.from({ length: payers }, (_, index) => share + (index < WHOLE % payers ? 1 : 0));
}

/** Whether the shares of all who pay for one child make a whole, or nothing was agreed yet. */
export function sharesAddUp(shares: readonly number[]): boolean {
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum === 0 || sum === WHOLE;
}
