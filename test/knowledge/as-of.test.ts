/** Of which time a question asks, once a document has been replaced. */
import { expect, it } from 'vitest'
import { asOf } from '../../knowledge/question/as-of.ts'
import { knowledge } from '../our-knowledge.ts'

const rules = knowledge.policies.get('cq-card-rules')
if (!rules) throw new Error('no rules')
const policies = new Map([
  ['old', { ...rules, id: 'old', effective: '2026-04-01' }],
  ['new', { ...rules, id: 'new', effective: '2026-11-10', replaces: 'old' }],
])
const asked = (text: string) => [...asOf({ policies }, text, '2026-11-22').policies]

it.each([
  '2026年5月博士补贴每月多少？',
  '2026年5月补贴每月发多少钱',
  '请问2026年5月1日申请要什么材料',
  '2026年5月的标准是多少',
  '以前的规定里补贴多少？',
  'How much was the allowance as of May 2026?',
])('%s asks about the old one', (text) => expect(asked(text)).toEqual(['old']))

it.each([
  '2026年5月毕业能拿补贴吗？',
  '2026年5月以后补贴多少？',
  '2026年5月的工资条行吗？',
  '2026年5月入职，补贴多少？',
  '补贴多少？',
])('%s asks about today', (text) => expect(asked(text)).toEqual(['new']))
