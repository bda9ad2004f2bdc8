/** The office's diary: who comes and goes, and the days on which something happens that chance would not bring. */
import type { Agenda } from './agenda.ts'
import type { Town } from './town.ts'

export const planDiary = (town: Town, agenda: Agenda) => {
  const { on } = agenda
  on('2026-01-04 10:20', () => town.binds('platform-specialist', 'wechat:li'))
  on('2026-01-04 10:40', () => town.binds('public-security', 'wechat:wang'))
  on('2026-01-05 08:10', () => town.binds('education', 'wechat:zhou'))
  on('2026-01-05 08:20', () => town.binds('science-technology', 'wechat:chen'))
  on('2026-01-05 08:30', () => town.binds('human-resources', 'wechat:he'))
}
