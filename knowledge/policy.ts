/** A policy: what the document is (policy.yaml), its text (source.txt) and what it says (points.yaml). */
import { join } from 'node:path'
import { z } from 'zod'
import { isDate } from './dates.ts'
import { needs, offers } from './question/needs.ts'
import { asText } from './said.ts'
import { Both, distinctIds, readText, readYaml } from './yaml.ts'

const Names = z.strictObject({ zh: z.array(z.string().min(1)), en: z.array(z.string().min(1)) })
const IsoDate = z.string().refine(isDate, asText({ say: 'mistake.no-date' }))

const numberingStyles = [
  'han',
  'han-paren',
  'arabic',
  'roman',
  'roman-paren',
  'article',
  'arabic-paren',
  'decimal',
  'letter-paren',
  'heading',
] as const
export type NumberingStyle = (typeof numberingStyles)[number]

const PolicyFile = z.strictObject({
  title: Both,
  short: Both,
  number: z.string().nullable(),
  issuers: Names,
  jurisdiction: z.string(),
  issued: IsoDate.nullable(),
  effective: IsoDate.nullable(),
  expires: IsoDate.nullable(),
  /** How the list of what can be asked about names it, where it is not `short`; documents of one programme say the same. */
  covers: Both.optional(),
  /** The policy whose place this one takes from the day it takes effect; that one then answers about the past only. */
  replaces: z.string().optional(),
  kind: z.enum(['notice', 'rules', 'news-report', 'measures', 'draft']),
  language: z.enum(['zh', 'en']),
  standing: Both,
  warn: z.boolean(),
  names: Names,
  /** What people call the thing it is about; they narrow a question to the policy and are not searched for. */
  spoken: Names.default({ zh: [], en: [] }),
  structure: z.strictObject({
    /** None where no clause has a number: its sections are all its clauses. */
    numbering: z.array(z.enum(numberingStyles)),
    /** `holds`: it holds the outermost numbers after it too, as an annex does that counts from 1 again; else only where there is one style. */
    sections: z
      .array(
        z.strictObject({
          id: z.string(),
          starts: z.string().min(2),
          label: Both,
          holds: z.boolean().optional(),
        }),
      )
      .default([]),
    skip: z.array(z.strictObject({ starts: z.string().min(2), why: z.string().min(1) })).default([]),
  }),
  /** The point that says whom the document is for, shown when places are compared. */
  main: z.string().optional(),
  /** The point that says since when, or until when, the document holds. */
  holds: z.string().optional(),
  /** The points that answer what is asked of the document as a whole; none: it does not say. What is left out is searched for. */
  overview: z.partialRecord(z.enum([...needs, ...offers]), z.array(z.string())).optional(),
  silent: z.array(z.strictObject({ clause: z.string(), why: z.string().min(1) })).default([]),
})

const PointsFile = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, asText({ say: 'mistake.no-id' })),
    clause: z.string(),
    zh: z.string().min(1),
    en: z.string().min(1),
    asks: z
      .strictObject({ zh: z.array(z.string().min(1)).default([]), en: z.array(z.string().min(1)).default([]) })
      .default({ zh: [], en: [] }),
    scheme: z.string().optional(),
    with: z.array(z.string()).default([]),
    differs: z.array(z.strictObject({ point: z.string(), zh: z.string().min(1), en: z.string().min(1) })).default([]),
    unclear: Both.optional(),
  }),
)

export interface Policy extends z.infer<typeof PolicyFile> {
  id: string
  /** The document as issued. */
  source: string
}

/** One self-contained statement of one clause, in both languages. */
export interface Point extends Omit<z.infer<typeof PointsFile>[number], 'with'> {
  /** `policy/point`. */
  id: string
  policy: string
  /** Full ids of the points that belong to the answer. */
  with: string[]
}

/** Reads the folder of a policy. Throws KnowledgeError with every problem of form. */
export const readPolicy = (folder: string, id: string): Policy => ({
  id,
  source: readText(join(folder, 'source.txt')),
  ...readYaml(join(folder, 'policy.yaml'), PolicyFile),
})

/** Reads its points, with full ids. Throws KnowledgeError with every problem of form. */
export const readPoints = (folder: string, policy: string): Point[] =>
  readYaml(join(folder, 'points.yaml'), PointsFile.superRefine(distinctIds)).map((point) => ({
    ...point,
    id: `${policy}/${point.id}`,
    policy,
    with: point.with.map((other) => `${policy}/${other}`),
  }))
