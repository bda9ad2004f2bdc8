import type { Words } from '../words.ts'

export const page = {} satisfies Words
