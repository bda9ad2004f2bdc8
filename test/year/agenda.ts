/** What is going to happen, in the order of time; what happens may put more on it. */
import { at, dayAfter, dayOf, isWorked } from './calendar.ts'
import type { chance } from './chance.ts'
import type { Town } from './town.ts'

/** The bot is down from Monday evening to the next but one Tuesday: what people would write then, they write afterwards. */
export const down = { from: at('2026-08-17', '19:00:00'), to: at('2026-08-25', '10:37:00') }
/** When something that should ring at a moment does. */
export const woken = (moment: number) => (moment > down.from && moment < down.to ? down.to : moment)

export const openAgenda = (town: Town, random: ReturnType<typeof chance>) => {
  const plans: { at: number; order: number; run: () => Promise<unknown> }[] = []
  let order = 0
  const plan = (moment: number, run: () => Promise<unknown>) => {
    const there = moment > down.from && moment < down.to ? down.to + (moment % 3_600_000) + 60_000 : moment
    plans.push({ at: there, order: order++, run })
  }
  // Never on the full minute, when the clock rings.
  const time = (day: string, first: number, last: number) =>
    at(day) + random.between(first * 60 + 1, last * 60 - 1) * 60_000 + 17_000

  return {
    plan,
    /** `2026-02-13 16:20`. */
    on: (moment: string, run: () => Promise<unknown>) => plan(at(moment.slice(0, 10), `${moment.slice(11)}:17`), run),
    /** Some days from now, when offices are open. */
    atWork: (days: number, run: () => Promise<unknown>) => {
      let day = dayAfter(dayOf(town.o.now()), days)
      while (!isWorked(day)) day = dayAfter(day)
      const moment = time(day, 8, 18)
      if (moment > town.o.now()) plan(moment, run)
      else plan(town.o.now() + 17_000, run)
    },
    /** Some days from now, at any hour that people write in. */
    atHome: (days: number, run: () => Promise<unknown>) =>
      plan(Math.max(time(dayAfter(dayOf(town.o.now()), days), 7, 23), town.o.now() + 17_000), run),
    someTimeOn: (day: string, run: () => Promise<unknown>) => plan(time(day, 7, 23), run),
    /** Plays everything up to a moment. */
    play: async (end: number) => {
      let wasDown = false
      for (;;) {
        plans.sort((a, b) => a.at - b.at || a.order - b.order)
        const [next] = plans
        const moment = Math.min(next?.at ?? end, end)
        if (!wasDown && moment >= down.to) {
          wasDown = true
          await town.o.until(new Date(down.from).toISOString())
          town.o.sleepUntil(new Date(down.to).toISOString())
          await town.o.until(new Date(down.to).toISOString())
        }
        await town.o.until(new Date(moment).toISOString())
        if (!next || next.at > end) return
        plans.shift()
        await next.run()
      }
    },
  }
}
export type Agenda = ReturnType<typeof openAgenda>
