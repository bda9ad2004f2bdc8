/** Which role somebody names who passes a request on: 人社局, 渝北人社, education commission. */
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Role } from '../../../knowledge/liaisons.ts'
import { ownOf, targetsOf } from '../path.ts'
import type { ServiceRequest } from '../request.ts'
import { fold } from '../speech.ts'

/** The roles that the words name, all that fit alike, and what follows the name. */
interface Named {
  roles: string[]
  /** The reason, after a comma or a new line; in Chinese also after a space. */
  rest: string
}

/** Of the holder and all to whom the request can be passed on. An id counts as a name. */
export const rolesNamed = (knowledge: Knowledge, request: ServiceRequest, words: string): Named => {
  const candidates = candidatesOf(knowledge, request)
  const said = words.trim()
  for (const end of endsOf(said)) {
    const roles = meant(candidates, said.slice(0, end))
    if (roles.length > 0) return { roles, rest: said.slice(end).replace(/^[\s,，。:：;；]+/, '') }
  }
  return { roles: [], rest: '' }
}

interface Candidate {
  role: Role
  /** Of an employer or a district that the request does not name. */
  byName: boolean
  names: string[]
}

/** The employer's or district's own role is also called what the general one is: 单位 is the employer of this request. */
const candidatesOf = (knowledge: Knowledge, request: ServiceRequest): Candidate[] => {
  const { roles } = knowledge
  const targets = targetsOf(knowledge, request)
  const holder = roles.get(request.role)
  const named = holder?.of !== undefined && ownOf(holder.of, request.items, roles) === holder.id
  return [{ role: request.role, byName: !named }, ...targets].flatMap(({ role: id, byName = false }) => {
    const role = roles.get(id)
    if (!role) return []
    const general = role.of && !byName ? (roles.get(role.of)?.names ?? []) : []
    const { title, department, names } = role
    return [
      { role, byName, names: [title.zh, title.en, department.zh, department.en, ...names, ...general].map(plain) },
    ]
  })
}

const meant = (candidates: readonly Candidate[], words: string): string[] => {
  if (candidates.some(({ role }) => role.id === words)) return [words]
  const wanted = plain(words)
  const all = candidates.map(({ role, names, byName }) => ({
    role,
    byName,
    near: Math.max(...names.map((name) => nearness(name, wanted))),
  }))
  const best = Math.max(...all.map(({ near }) => near))
  if (best === 0) return []
  const found = all.filter(({ near }) => near === best)
  // 人社局 is the district's own that the request names, and neither the general one nor another district's.
  const known = found.flatMap(({ role, byName }) => (role.of && !byName ? role.of : []))
  const own = known.filter((of) => known.indexOf(of) === known.lastIndexOf(of))
  return found
    .filter(({ role, byName }) => !own.includes(role.id) && !(byName && own.includes(role.of ?? '')))
    .map(({ role }) => role.id)
}

/** How well: the name itself, a part of it, or short for it (教委 for 教育委员会). */
const nearness = (name: string, wanted: string): number => {
  if (wanted.length < 2) return 0
  if (name === wanted) return 3
  if (!/\p{Script=Han}/u.test(wanted)) {
    const words = new Set(name.split(' '))
    return wanted.split(' ').every((word) => words.has(word)) ? 2 : 0
  }
  if (name.includes(wanted)) return 2
  let at = -1
  return [...wanted].every((character) => {
    at = name.indexOf(character, at + 1)
    return at >= 0
  })
    ? 1
    : 0
}

/** Without what says nothing about which one it is. */
const plain = (text: string): string => {
  const folded = fold(text).replace(/\b(?:to|the|of|and|a|an|liaisons?|please|asap|now|today|thanks)\b|'s\b/g, ' ')
  return /\p{Script=Han}/u.test(folded)
    ? folded
        .replace(/\s+/g, '')
        .replace(/^(?:请|给|到|至|交)+/, '')
        .replace(/(?:的?联络员|来?办理?|处理|一下|吧)+$/, '')
    : folded.replace(/\s+/g, ' ').trim()
}

/** Where the name may end: with the words, else before a mark, in Chinese also before a space; the longest first. */
const endsOf = (text: string): number[] => {
  const marks = /\p{Script=Han}/u.test(text) ? /[\s,，。:：;；]+/g : /[\n,;:]+/g
  return [text.length, ...[...text.matchAll(marks)].map(({ index }) => index).reverse()]
}
