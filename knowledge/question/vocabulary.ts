/** Words and places that people use in questions. */
import { z } from 'zod'
import { asText } from '../said.ts'
import { Both, distinctIds, readYaml } from '../yaml.ts'

const GlossaryFile = z.array(
  z.strictObject({
    zh: z.array(z.string().min(1)),
    en: z.array(z.string().min(1)),
    actor: z.enum(['office', 'employer']).optional(),
  }),
)
const Words = { zh: z.array(z.string().min(1)), en: z.array(z.string().min(1)) }
const CommonFile = z.strictObject({ ...Words, general: z.strictObject(Words), light: Words.en })
const PlacesFile = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z-]+$/, asText({ say: 'mistake.no-id' })),
    kind: z.literal('country').optional(),
    zh: z.array(z.string().min(1)),
    en: z.array(z.string().min(1)),
    people: z.array(z.string().min(1)).default([]),
  }),
)

const UncoveredFile = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z-]+$/, asText({ say: 'mistake.no-id' })),
    name: Both,
    mentioned: z.literal(true).optional(),
    words: z.strictObject({ zh: z.array(z.string().min(2)), en: z.array(z.string().min(2)) }),
  }),
)

const AspectsFile = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z-]+$/, asText({ say: 'mistake.no-id' })),
    name: Both,
    zh: z.array(z.string().min(2)).min(1),
    en: z.array(z.string().min(2)).min(1),
    /** Words by which a statement answers for all of them: only the talent in person, so nobody else. */
    settles: z.array(z.string().min(2)).default([]),
    /** The statement told as the nearest where none answers. */
    near: z.string().optional(),
  }),
)

/** Words that mean the same to people who ask; the official term comes first. `actor`: someone who acts, and may have a deadline or a phone. */
export type GlossaryGroup = z.infer<typeof GlossaryFile>[number]
/** A place people name. `covered`: a policy is of it. `people`: a nationality or language, which is no place by itself. */
export type Place = z.infer<typeof PlacesFile>[number] & { covered: boolean }
/** A subject people ask about that no document covers, or that they merely mention (`mentioned`). */
export type Uncovered = z.infer<typeof UncoveredFile>[number]
/** Something a question may ask for that only a statement naming it can answer. */
export type Aspect = z.infer<typeof AspectsFile>[number]

/** Words without a subject. */
export type Common = z.infer<typeof CommonFile>

export const readCommon = (file: string): Common => readYaml(file, CommonFile)
export const readGlossary = (file: string): GlossaryGroup[] => readYaml(file, GlossaryFile)
export const readPlaces = (file: string): Omit<Place, 'covered'>[] =>
  readYaml(file, PlacesFile.superRefine(distinctIds))
export const readUncovered = (file: string): Uncovered[] => readYaml(file, UncoveredFile.superRefine(distinctIds))
export const readAspects = (file: string): Aspect[] => readYaml(file, AspectsFile.superRefine(distinctIds))
