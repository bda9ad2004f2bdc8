/** Which statements somebody wants to be told of when they change: kept because they asked, and only as long as they want. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Point } from '../../knowledge/policy.ts'
import { cite, inDocument } from '../answers/sources.ts'
import type { Address, Language } from '../channel.ts'
import type { Change } from '../store.ts'
import type { Talk, World } from '../talk.ts'

/** The record of one address. */
export interface Watch {
  statements: Watched[]
}

/** A statement as it was when it was told; it may be gone from the documents when it is compared. */
export interface Watched {
  point: string
  policy: string
  clause: string
  /** Its statement and where it stands, as printed. */
  zh: string
  en: string
  where: Record<Language, string>
  /** When it was asked for last (ms). */
  at: number
}

export const mostWatched = 30
/** For so long it is kept (ms). */
export const watchedFor = 366 * 24 * 3_600_000

/** The statement as it reads now, asked for at `at` (ms). */
export const watchedOf = (knowledge: Knowledge, { id, policy, clause, zh, en }: Point, at: number): Watched => ({
  point: id,
  policy,
  clause,
  zh,
  en,
  where: { zh: whereOf(knowledge, { policy, clause }, 'zh'), en: whereOf(knowledge, { policy, clause }, 'en') },
  at,
})

/** Where a statement stands, as printed. */
export const whereOf = (knowledge: Knowledge, of: Pick<Point, 'policy' | 'clause'>, language: Language): string => {
  const { title, label } = cite(knowledge, of, language)
  return inDocument(title, [label], language)
}

/** The records of all addresses of the person, this one first. */
export const watchesOf = async ({ world, mine }: Talk): Promise<{ address: Address; statements: Watched[] }[]> =>
  Promise.all(
    mine.map(async (address) => ({ address, statements: (await world.read('watch', address))?.body.statements ?? [] })),
  )

/** Without statements the record goes. */
export const watchChange = (address: Address, statements: Watched[]): Change => ({
  kind: 'watch',
  id: address,
  body: statements.length > 0 ? { statements } : null,
  tags: [],
})

/** The alarm at which changes are told; `what` says by which knowledge they were found. */
export const watchAlarm = (address: Address, at: number | null, what = 'watch') => ({
  id: `${address}/watch`,
  to: address,
  at,
  what,
})

/** Nothing is left of it, also of what was about to be told. */
export const forgetWatch = async (talk: Talk, address: Address): Promise<void> => {
  if (!(await isWatching(talk.world, address))) return
  talk.change(watchChange(address, []))
  talk.alarm(watchAlarm(address, null))
}

export const isWatching = async (world: Pick<World, 'read'>, address: Address): Promise<boolean> =>
  (await world.read('watch', address)) !== undefined
