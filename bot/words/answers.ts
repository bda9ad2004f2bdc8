import type { Words } from '../words.ts'

export const answers = {} satisfies Words
