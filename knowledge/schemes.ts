import { z } from 'zod'
import { readYaml } from './yaml.ts'
const SchemeFile = z.object({ id: z.string() })
export type Scheme = z.infer<typeof SchemeFile>
export const readScheme = (file: string): Scheme => readYaml(file, SchemeFile)
