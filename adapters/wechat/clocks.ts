/** The vendor's clock beside ours: what a person answers is told by what was sent before, so times must compare. */

/** A message that took longer to come says nothing about the clocks. */
const prompt = 60_000
/** How long what was seen of the clocks counts (ms): either may be set anew. */
const memory = 30 * 60_000
/** The vendor's times may be whole seconds, of which the end is taken. */
const coarse = 1000

/** `clock`: ours, ms since 1970. The vendor’s times are ms as well. */
export const createClocks = (clock: () => number) => {
  let seen: { at: number; late: number }[] = []

  const note = (late: number) => {
    const at = performance.now()
    // One that came sooner and looks no older tells all that this one could.
    seen = [...seen.filter((one) => one.late < late && at - one.at < memory), { at, late }]
  }

  /** By how much the vendor's clock is behind ours, with the time a message needs at least; undefined before any came in time. */
  const lag = (): number | undefined => {
    const [least] = seen.filter(({ at }) => performance.now() - at < memory).sort((a, b) => a.late - b.late)
    if (!least) return undefined
    return least.late < -2 * coarse ? least.late + coarse : Math.max(0, least.late)
  }

  return {
    /** A message of the bot itself is told as soon as it was sent: however old it looks, that is the clocks. */
    own: (said: number) => note(clock() - said),
    /** When it was said, by our clock; `glance`: for how long it may have been seen before the gateway confirmed it. */
    ours: (said: number | undefined, glance: number): number => {
      const now = clock()
      if (said === undefined) return now
      if (Math.abs(now - said) < prompt) note(now - said)
      return Math.min(now, said + glance + (lag() ?? 0))
    },
  }
}
