/** How fast Telegram lets a bot send: overall, to one person, into one group (core.telegram.org/bots/faq). */

/** So many at once, and from then on so many a second. */
interface Rate {
  burst: number
  perSecond: number
}
export interface Pace {
  overall: Rate
  person: Rate
  group: Rate
}

export const usualPace: Pace = {
  overall: { burst: 5, perSecond: 25 }, // 30 a second at most, even right after a pause
  person: { burst: 4, perSecond: 1 },
  group: { burst: 10, perSecond: 10 / 60 }, // 20 a minute at most, even right after a pause
}

/** After so many chats, those that are free again are forgotten. */
const tidyAt = 1000

/** `clock`: ms since 1970. */
export const createPacer = (pace: Pace, clock: () => number) => {
  /** When the allowance of a chat is whole again (ms). */
  const whole = new Map<number | 'overall', number>()

  const waitFor = (key: number | 'overall', { burst, perSecond }: Rate) =>
    Math.max(0, (whole.get(key) ?? 0) - clock() - ((burst - 1) * 1000) / perSecond)
  const take = (key: number | 'overall', { perSecond }: Rate) =>
    whole.set(key, Math.max(clock(), whole.get(key) ?? 0) + 1000 / perSecond)
  const rateOf = (chat: number) => (chat < 0 ? pace.group : pace.person)

  return {
    /** How long to wait (ms) before sending to this chat. Takes a place when that is at most `longest`. */
    reserve: (chat: number, longest: number): number => {
      const wait = Math.max(waitFor(chat, rateOf(chat)), waitFor('overall', pace.overall))
      if (wait > longest) return wait
      take(chat, rateOf(chat))
      take('overall', pace.overall)
      if (whole.size > tidyAt) for (const [key, at] of whole) if (at <= clock()) whole.delete(key)
      return wait
    },
  }
}
