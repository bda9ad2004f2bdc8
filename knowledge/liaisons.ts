/** The roles of the 111N network that receive requests. Persons are bound to them in chat, never written here. */
import { z } from 'zod'
import { districtIds, districtInFull, short } from './districts.ts'
import { employerKey } from './employers.ts'
import { asText, type Said } from './said.ts'
import { Both, distinctIds, readYaml } from './yaml.ts'

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, asText({ say: 'mistake.no-id' }))
const Names = z.array(z.string().min(2)).default([])

const RoleFile = z.strictObject({
  id: Id.max(30), // keeps desk:pass:<number>:<role> within the 64 bytes of a button
  /** `platform` sees every request and gets what nobody else can take. */
  kind: z.enum(['platform', 'department', 'district', 'employer']),
  title: Both,
  department: Both,
  /** What else those who pass a request on call it: 人社局, police. */
  names: Names,
  /** The language in which this role is written to. */
  language: z.enum(['zh', 'en']),
  /** The clause that creates the role. */
  clause: z.string().regex(/^[a-z0-9-]+\/[\w.-]+$/, asText({ say: 'mistake.no-policy-clause' })),
  /** Employers with a role of their own, `employer-<id>`; this one is for all others. */
  employers: z
    .array(z.strictObject({ id: Id.max(21), zh: z.string().min(2), en: z.string().min(2), names: Names }))
    .optional(),
  /** Districts with a role of their own, like this one; this one is for all others. {district} is the district's name. */
  districts: z
    .strictObject({ ids: z.array(z.enum(districtIds)), title: Both, department: Both, names: Names })
    .optional(),
})

export interface Role extends Omit<z.infer<typeof RoleFile>, 'employers' | 'districts'> {
  /** The general role in whose place this one has the requests of one employer or district. */
  of?: string
  /** Of which employer: the keys of its names (employers.ts). */
  employer?: string[]
  /** Of which district: an id of districts.ts. */
  district?: string
}

const LiaisonsFile = z.array(RoleFile).transform((written, context): Role[] => {
  const complain = (path: PropertyKey[], said: Said) =>
    context.addIssue({ code: 'custom', path, message: asText(said) })
  const roles = written.flatMap((role, at) => {
    if (role.employers && role.kind !== 'employer')
      complain([at, 'employers'], { say: 'mistake.employers-of-employer' })
    if (role.districts && (role.kind !== 'district' || !role.id.startsWith('district-')))
      complain([at, 'districts'], { say: 'mistake.districts-of-district' })
    return withOwn(role)
  })
  distinctIds(written, context)
  for (const [at, role] of roles.entries()) {
    const before = roles.slice(0, at)
    if (role.of && before.some(({ id }) => id === role.id)) complain([], { say: 'mistake.role-twice', id: role.id })
    if (role.id.length > 30) complain([], { say: 'mistake.role-long', id: role.id })
    const other = before.find(({ employer }) => employer?.some((key) => role.employer?.includes(key)))
    // One employer's requests must never be shown to another.
    if (other) complain([], { say: 'mistake.employer-name-shared', one: other.id, other: role.id })
  }
  if (!roles.some((role) => role.kind === 'platform')) complain([], { say: 'mistake.no-platform' })
  return roles
})

/** Reads liaisons.yaml. Throws KnowledgeError with every problem of form. */
export const readLiaisons = (file: string): Role[] => readYaml(file, LiaisonsFile)

/** A role as written, and after it those of the employers or districts that have one of their own. */
const withOwn = ({ employers = [], districts, ...role }: z.infer<typeof RoleFile>): Role[] => [
  role,
  ...employers.map(({ id, zh, en, names }): Role => {
    const title = { zh: `${zh}联络员`, en: `Liaison of ${en}` }
    const keys = [...new Set([zh, en, ...names].map(employerKey))]
    return { ...role, id: `employer-${id}`, title, department: { zh, en }, names, of: role.id, employer: keys }
  }),
  ...(districts?.ids ?? []).map((id): Role => {
    const { zh, en } = districtInFull(id)
    const filled = (text: Both): Both => ({
      zh: text.zh.replaceAll('{district}', zh),
      en: text.en.replaceAll('{district}', en),
    })
    return {
      ...role,
      id: role.id.replace('district', id),
      title: filled(districts?.title ?? role.title),
      department: filled(districts?.department ?? role.department),
      // 渝北人社局 and Yubei HR, as people say them.
      names: (districts?.names ?? []).map((name) =>
        name.replaceAll(
          '{district}',
          /\p{Script=Han}/u.test(name) ? short(zh) : en.replace(/ (?:District|County)$/, ''),
        ),
      ),
      of: role.id,
      district: id,
    }
  }),
]
