/** What the rules of 2018 say of each service, written down again by hand: who has it in turn, and how long. */
import { at, dayOf, workdaysOn } from './calendar.ts'

export type Limit = { days: number; since?: string; from?: string } | { by: string; nextYear?: true }
export interface Step {
  roles: readonly string[]
  limit?: Limit
}
export type Answers = Record<string, string>

const platform = 'platform-specialist'
const districts = ['yubei-organisation', 'yubei-human-resources', 'shapingba-organisation', 'shapingba-human-resources']
const one = (...roles: string[]): Step => ({ roles })
const within = (limit: Limit, ...roles: string[]): Step => ({ roles, limit })

interface Rule {
  zh: string
  applicants: readonly string[]
  steps: (answers: Answers) => Step[]
  /** The ways through the service that differ by an answer. */
  ways?: readonly Answers[]
}
const anyone = ['talent', 'family', 'employer-liaison']
/** The employer's liaison has it first, unless it is they who file it. */
const afterLiaison = (answers: Answers, limit: Limit | undefined, ...rest: Step[]) =>
  answers.applicant === 'employer-liaison'
    ? rest
    : [limit ? within(limit, 'employer-liaison') : one('employer-liaison'), ...rest]
const newCard = [one(platform), one('human-resources'), one(platform)]

export const rules: Record<string, Rule> = {
  'household-registration': {
    zh: '户籍服务（入户）',
    applicants: anyone,
    steps: () => [within({ days: 3 }, platform), one('public-security', 'public-security-branch')],
  },
  school: {
    zh: '子女（孙子女）入学入托',
    applicants: anyone,
    ways: [{ entry: 'new-this-year' }, { entry: 'new-next-year' }, { entry: 'transfer' }],
    steps: (answers) => {
      if (answers.entry === 'transfer')
        return afterLiaison(
          answers,
          undefined,
          within({ days: 3, from: '06-01' }, platform),
          within({ days: 15, from: '06-01' }, 'education'),
        )
      const next = answers.entry === 'new-next-year' ? ({ nextYear: true } as const) : {}
      return afterLiaison(
        answers,
        { by: '04-30', ...next },
        within({ by: '05-31', ...next }, platform),
        within({ days: 15 }, 'education'),
      )
    },
  },
  'spouse-employment': {
    zh: '配偶（子女）就业',
    applicants: anyone,
    steps: () => [one(platform), one('employer-liaison'), one(...districts)],
  },
  'residence-visa': {
    zh: '居留许可与签证',
    applicants: anyone,
    steps: () => [within({ days: 3 }, platform), one('public-security')],
  },
  medical: { zh: '医疗服务', applicants: anyone, steps: () => [one('health', 'district-health')] },
  'science-advice': {
    zh: '科技服务（一般咨询）',
    applicants: anyone,
    steps: () => [one(platform), one('science-technology')],
  },
  'science-service': { zh: '科技服务（实质性）', applicants: anyone, steps: () => [one('science-technology')] },
  'title-post': {
    zh: '职称评审、岗位聘用',
    applicants: anyone,
    ways: [{ matter: 'title' }, { matter: 'post' }],
    steps: () => [one(platform), one('human-resources')],
  },
  'talent-programme': {
    zh: '人才项目申报',
    applicants: anyone,
    ways: [{ programme: 'hongyan' }, { programme: 'other' }],
    steps: () => [one(platform), one('talent-programmes')],
  },
  'other-services': {
    zh: '专家休假疗养、学术沙龙等其他服务',
    applicants: ['talent', 'employer-liaison'],
    steps: () => [
      one(platform),
      one(
        ...['human-resources', 'science-technology', 'education', 'health', 'public-security', 'talent-programmes'],
        ...districts,
      ),
    ],
  },
  'card-new': {
    zh: '人才服务证新办',
    applicants: anyone,
    ways: [{ document: 'resident-id' }, { document: 'passport' }],
    steps: (answers) => afterLiaison(answers, undefined, one(platform, 'human-resources')),
  },
  'card-change': {
    zh: '人才服务证变更',
    applicants: anyone,
    ways: [
      { what: 'employer' },
      { what: 'name' },
      { what: 'document', document: 'resident-id' },
      { what: 'document', document: 'passport' },
      { what: 'other' },
    ],
    steps: (answers) => afterLiaison(answers, { days: 15, since: 'changed' }, ...newCard),
  },
  'card-extension': {
    zh: '人才服务证延期',
    applicants: anyone,
    steps: (answers) => afterLiaison(answers, { days: 15 }, ...newCard),
  },
  'card-loss': {
    zh: '人才服务证遗失补办',
    applicants: anyone,
    steps: (answers) => afterLiaison(answers, { days: 15, since: 'lost' }, ...newCard),
  },
  'card-cancellation': {
    zh: '人才服务证注销',
    applicants: ['talent', 'employer-liaison'],
    steps: () => newCard,
  },
}

/** 18:00 on the day a step that begins at `moment` is due; undefined without a limit, or when that is past already. */
export const dueOf = (step: Step, moment: number, filed: number, answers: Answers): number | undefined => {
  const { limit } = step
  if (!limit) return undefined
  const today = dayOf(moment)
  // “This year” and “next year” are what the applicant said when filing.
  if ('by' in limit) {
    const day = `${Number(dayOf(filed).slice(0, 4)) + (limit.nextYear ? 1 : 0)}-${limit.by}`
    return day < today ? undefined : at(day, '18:00:00')
  }
  if (limit.from && today.slice(5) < limit.from) return undefined
  const due = at(workdaysOn(limit.since ? (answers[limit.since] as string) : today, limit.days), '18:00:00')
  return due < moment ? undefined : due
}

/** Where a request goes that is passed to a role: ahead, beside or back; the platform can be reached from anywhere. */
export const stepTo = (steps: readonly Step[], here: number, role: string): number | undefined => {
  const places = steps.flatMap(({ roles }, place) => (roles.includes(role) ? [place] : []))
  const ahead = places.find((place) => place > here)
  if (ahead !== undefined) return ahead
  const back = places.findLast((place) => place <= here)
  return back ?? (role === platform ? here : undefined)
}
