import { loadKnowledge } from './knowledge/knowledge.ts'
const k=loadKnowledge('knowledge'); console.log([...k.clauses.keys()].join(' '))
