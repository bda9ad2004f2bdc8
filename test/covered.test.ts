/** “What I can answer” follows the documents there are. */
import { expect, it } from 'vitest'
import { coveredIn } from '../bot/answers/place-words.ts'
import { knowledge } from './our-knowledge.ts'

const rules = knowledge.policies.get('cq-card-rules')
if (!rules) throw new Error('no rules')
const { covers: _, ...plain } = rules
const grant = { ...plain, id: 'cq-grant', short: { zh: '安家费办法', en: 'Settling-in grant' } }
const having = (...added: (typeof grant)[]) => ({
  ...knowledge,
  policies: new Map([...knowledge.policies, ...added.map((policy) => [policy.id, policy] as const)]),
})

it('each programme once, by its places', () => {
  expect(coveredIn(knowledge, 'zh', '2026-11-22')).toBe(
    '重庆人才服务证、重庆外籍“高精尖缺”人才、北京急需紧缺外籍人才、东莞特色人才',
  )
})

it('what an editor added, and of two versions the one that holds', () => {
  expect(coveredIn(having(grant), 'en', '2026-11-22')).toContain('foreign talents, Settling-in grant, Beijing’s')
  const newer = {
    ...{ ...grant, id: 'cq-grant-2', replaces: 'cq-grant', effective: '2027-01-01' },
    short: { zh: '新安家费办法', en: 'New grant' },
  }
  expect(coveredIn(having(grant, newer), 'zh', '2026-12-31')).toMatch(/、安家费办法、(?!新)/)
  expect(coveredIn(having(grant, newer), 'zh', '2027-01-01')).toMatch(/、新安家费办法、(?!安)/)
})
