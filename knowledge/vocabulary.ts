/** Words and places that people use in questions. */
import { z } from 'zod'
import { readYaml } from './yaml.ts'

const GlossaryFile = z.array(z.strictObject({ zh: z.array(z.string().min(1)), en: z.array(z.string().min(1)) }))
const PlacesFile = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z-]+$/),
    covered: z.boolean().optional(),
    kind: z.literal('country').optional(),
    zh: z.array(z.string().min(1)),
    en: z.array(z.string().min(1)),
  }),
)

/** Words that mean the same to people who ask; the official term comes first. */
export type GlossaryGroup = z.infer<typeof GlossaryFile>[number]
/** A place people name, and whether our documents cover it. */
export type Place = z.infer<typeof PlacesFile>[number]

export const readGlossary = (file: string): GlossaryGroup[] => readYaml(file, GlossaryFile)
export const readPlaces = (file: string): Place[] => readYaml(file, PlacesFile)
