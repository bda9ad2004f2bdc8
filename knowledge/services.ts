import { z } from 'zod'
import { readYaml } from './yaml.ts'
const ServicesFile = z.array(z.object({ id: z.string() }))
export type Service = z.infer<typeof ServicesFile>[number]
export const readServices = (file: string): Service[] => readYaml(file, ServicesFile)
