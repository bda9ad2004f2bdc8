import type { Words } from '../words.ts'

export const eligibility = {} satisfies Words
