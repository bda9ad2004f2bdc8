import { globSync, readFileSync } from 'node:fs'
import { CORE_SCHEMA, load } from 'js-yaml'
import { slipsIn } from './knowledge/full-width.ts'
const files = globSync('knowledge/**/*.yaml').filter(f=>!f.includes('drafts'))
let t=process.cpuUsage(); const d=()=>{const c=process.cpuUsage(t); t=process.cpuUsage(); return (c.user+c.system)/1000}
const texts=files.map(f=>readFileSync(f,'utf8')); console.log(files.length, texts.reduce((a,b)=>a+b.length,0), 'read', d())
texts.map(slipsIn); console.log('slips', d())
const vals=texts.map(x=>load(x,{schema:CORE_SCHEMA})); console.log('yaml', d())
const j=vals.map(v=>JSON.stringify(v)); d(); j.map(x=>JSON.parse(x)); console.log('json', d(), j.reduce((a,b)=>a+b.length,0))
const { loadKnowledge } = await import('./knowledge/knowledge.ts'); console.log('modules', d())
const k = loadKnowledge('knowledge'); console.log('load', d()); loadKnowledge('knowledge'); console.log('again', d())
const { buildAnswerer } = await import('./bot/answers/answer.ts'); console.log('modules', d())
const a=buildAnswerer(k); console.log('answerer', d()); buildAnswerer(k); console.log('again', d())
a.answer('换了单位多少天内要办变更？'); console.log('answer', d());a.answer('换了单位多少天内要办变更吗？'); console.log('answer', d())
