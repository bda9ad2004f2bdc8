import { z } from 'zod'
import { readYaml } from './yaml.ts'
const LiaisonsFile = z.array(z.object({ id: z.string() }))
export type Role = z.infer<typeof LiaisonsFile>[number]
export const readLiaisons = (file: string): Role[] => readYaml(file, LiaisonsFile)
