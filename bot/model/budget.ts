/** How many tokens a day may cost. What a call may cost is set aside before it, so that calls at once can't overspend. */

export interface Spent {
  /** Days since 1970 in China. */
  day: number
  tokens: number
}

export interface Budget {
  /** Sets `most` tokens aside; undefined when the day has no more. What it gives is called with what the call did cost. */
  take(most: number, now: number): ((cost: number) => void) | undefined
}

/** What was spent of the day of `now` (milliseconds since 1970). */
export const spentToday = (spent: Spent | undefined, now: number): number =>
  spent?.day === dayOf(now) ? spent.tokens : 0

const dayOf = (now: number) => Math.floor((now + 8 * 3600_000) / 86_400_000)

/** `kept`: what was spent before a restart, and where it is written down. */
export const createBudget = (
  daily: number,
  kept?: { read(): Spent | undefined; write(spent: Spent): void },
): Budget => {
  let spent = kept?.read() ?? { day: 0, tokens: 0 }
  let aside = 0
  return {
    take: (most, now) => {
      spent = { day: dayOf(now), tokens: spentToday(spent, now) }
      if (spent.tokens + aside + most > daily) return undefined
      aside += most
      return (cost) => {
        aside -= most
        spent = { day: spent.day, tokens: spent.tokens + cost }
        kept?.write(spent)
      }
    },
  }
}
