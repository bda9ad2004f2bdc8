/** What answers from it, made once as well. */
import { buildAnswerer } from '../bot/answers/answer.ts'
import { knowledge } from './our-knowledge.ts'

export const answerer = buildAnswerer(knowledge)
