/** The knowledge of this repository, read once for all tests of a worker: none may change it. */
import { loadKnowledge } from '../knowledge/knowledge.ts'

export const knowledge = loadKnowledge('./knowledge')
