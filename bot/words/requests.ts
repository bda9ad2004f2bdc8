import type { Words } from '../words.ts'

export const requests = {} satisfies Words
