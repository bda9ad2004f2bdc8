/** Every service, every kind of applicant, both languages, every way through it: filed over the year, each with a course of its own. */
import type { Agenda } from './agenda.ts'
import { type Entry, isOpen } from './book.ts'
import { dayAfter, dayOf } from './calendar.ts'
import { chance } from './chance.ts'
import { type Answers, rules } from './rules.ts'
import { specialistRole, type Town } from './town.ts'

type Random = ReturnType<typeof chance>

export const chineseApplicants = Array.from({ length: 14 }, (_, n) => `wechat:applicant-${n}`)
export const englishApplicants = Array.from({ length: 12 }, (_, n) => `telegram:applicant-${n}`)

export interface Case {
  service: string
  answers: Answers
  english: boolean
}

/** All there are: 2 languages × services × applicants × ways. */
export const cases = (): Case[] =>
  Object.entries(rules).flatMap(([service, { applicants, ways = [{}] }]) =>
    applicants.flatMap((applicant) =>
      ways.flatMap((way) => [true, false].map((english) => ({ service, answers: { ...way, applicant }, english }))),
    ),
  )

/** The three seasons of a school entry, each with all ways and applicants; the languages in turn. */
const schoolSeasons = (): (Case & { first: string; days: number })[] =>
  [
    { first: '2026-01-05', days: 115 },
    { first: '2026-05-01', days: 30 },
    { first: '2026-06-01', days: 200 },
  ].flatMap((season) =>
    cases()
      .filter(({ service }) => service === 'school')
      .map((one) => ({ ...one, ...season })),
  )

export const planTraffic = (town: Town, agenda: Agenda, random: Random) => {
  const begin = ({ service, answers, english }: Case) => {
    const who = random.oneOf(english ? englishApplicants : chineseApplicants)
    const today = dayOf(town.o.now())
    const dates: Answers = {
      changed: dayAfter(today, -random.between(0, 30)),
      lost: dayAfter(today, -random.between(0, 30)),
      expires: dayAfter(today, random.between(5, 300)),
    }
    const own = Object.fromEntries(
      Object.entries(dates).filter(
        ([id]) => ({ 'card-change': 'changed', 'card-loss': 'lost', 'card-extension': 'expires' })[service] === id,
      ),
    )
    const district = english
      ? random.oneOf(['Yubei District', 'not decided'])
      : random.oneOf(['渝北区', '沙坪坝区', '未定'])
    return town
      .files(who, service, { district, ...answers, ...own })
      .then((entry) => follow(town, agenda, random, entry))
  }
  const year = random.shuffled(cases())
  for (const [place, one] of year.entries())
    agenda.someTimeOn(dayAfter('2026-01-05', Math.floor((place * 385) / year.length)), () => begin(one))
  for (const { first, days, ...one } of schoolSeasons())
    agenda.someTimeOn(dayAfter(first, random.between(0, days)), () => begin(one))
}

/** Drawn apart, so that files change little else in the course of the year. */
const ofFiles = chance(10)

/** What becomes of it, one deed after the other. */
export const follow = (town: Town, agenda: Agenda, random: Random, entry: Entry) => {
  const wait = () => (random.happens(0.15) ? random.between(8, 30) : random.between(0, 3))
  const finish = async () => {
    if (random.happens(0.15)) return town.handles(entry, 'decline', '不符合细则规定的条件')
    await town.handles(entry, 'complete', '已经办好，请查收')
    if (random.happens(0.6)) agenda.atHome(random.between(0, 6), rate)
    if (town.isAskedAfter(entry) && random.happens(0.5)) agenda.atHome(random.between(1, 6), () => town.reports(entry))
    if (random.happens(0.12)) agenda.atWork(random.between(0, 25), reopen)
  }
  const rate = async () => {
    if (entry.state !== 'completed') return
    await town.rates(entry, random.between(1, 5))
    const other = random.between(1, 5)
    if (random.happens(0.2) && other !== entry.lines.at(-1)?.stars)
      agenda.atHome(
        1,
        async () => entry.state === 'completed' && entry.lines.at(-1)?.stars !== other && town.rates(entry, other),
      )
  }
  const reopen = async () => {
    if (isOpen(entry) || entry.state === 'withdrawn') return
    await town.handles(entry, 'reopen')
    agenda.atWork(wait(), move)
  }
  const next = (): string => {
    const { steps, place, role } = entry
    const ahead = steps[place + 1]
    const beside = steps[place]?.roles.filter((one) => one !== role) ?? []
    if (beside.length > 0 && random.happens(0.25)) return random.oneOf(beside)
    if (role !== specialistRole && random.happens(0.1)) return specialistRole
    return ahead ? random.oneOf(ahead.roles.filter((one) => one !== role)) : ''
  }
  const move = async (): Promise<unknown> => {
    if (!isOpen(entry)) return
    const bound = town.membersAt(entry.role, town.o.now()).length > 0
    // A specialist in whose hands it is only for want of somebody bound does not take it.
    if (!entry.taken && bound && entry.state !== 'waiting-applicant' && random.happens(0.7)) {
      await town.handles(entry, 'take')
      return agenda.atWork(wait(), move)
    }
    if (entry.state !== 'waiting-applicant' && random.happens(0.2)) {
      await town.handles(entry, 'ask', '请补充说明情况')
      if (random.happens(0.7))
        agenda.atHome(random.between(0, 9), async () => {
          if (!isOpen(entry)) return
          if (ofFiles.happens(0.4)) await town.sendsFile(entry)
          else await town.answers(entry, entry.english ? 'It was last week.' : '是上周的事。')
        })
      return agenda.atWork(random.between(3, 14), move)
    }
    if (random.happens(0.03)) return
    if (entry.state === 'waiting-applicant' && random.happens(0.5))
      return town.handles(entry, 'decline', '多次询问，没有回复')
    const to = next()
    if (to && to !== entry.role) {
      await town.handles(entry, 'pass', to)
      return agenda.atWork(wait(), move)
    }
    return finish()
  }
  if (random.happens(0.08)) agenda.atHome(random.between(0, 12), async () => isOpen(entry) && town.withdraws(entry))
  if (random.happens(0.15))
    agenda.atHome(
      random.between(0, 5),
      async () =>
        isOpen(entry) &&
        entry.state !== 'waiting-applicant' &&
        town.answers(entry, entry.english ? 'I am away next week.' : '我下周出差。'),
    )
  if (ofFiles.happens(0.15))
    agenda.atHome(
      ofFiles.between(0, 9),
      async () => isOpen(entry) && entry.state !== 'waiting-applicant' && town.sendsFile(entry),
    )
  if (ofFiles.happens(0.2)) agenda.atWork(ofFiles.between(0, 9), async () => isOpen(entry) && town.tellsFile(entry))
  agenda.atWork(wait(), move)
}
