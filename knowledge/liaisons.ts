/** The roles of the 111N network that receive requests. Persons are bound to them in chat, never written here. */
import { z } from 'zod'
import { Both, distinctIds, readYaml } from './yaml.ts'

const RoleFile = z.strictObject({
  id: z
    .string()
    .max(30) // keeps desk:pass:<number>:<role> within the 64 bytes of a button
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
  /** `platform` sees every request and gets what nobody else can take. */
  kind: z.enum(['platform', 'department', 'district', 'employer']),
  title: Both,
  department: Both,
  /** The language in which this role is written to. */
  language: z.enum(['zh', 'en']),
  /** The clause that creates the role. */
  clause: z.string().regex(/^[a-z0-9-]+\/[\w.-]+$/, 'must be policy/clause, for example cq-card-rules/4'),
})

export type Role = z.infer<typeof RoleFile>

const LiaisonsFile = z.array(RoleFile).superRefine((roles, context) => {
  distinctIds(roles, context)
  if (!roles.some((role) => role.kind === 'platform'))
    context.addIssue({ code: 'custom', path: [], message: 'there must be a role of kind platform' })
})

/** Reads liaisons.yaml. Throws KnowledgeError with every problem of form. */
export const readLiaisons = (file: string): Role[] => readYaml(file, LiaisonsFile)
