/** What the operator should know of a Redis before the bot trusts it with what people send: for the start and the doctor. */
import { nodesIn, placeOf, StoreError } from './errors.ts'
import { openLink, type Reply } from './link.ts'

/** `bad`: something that was acknowledged could be lost, or nothing works. */
interface Line {
  level: 'ok' | 'warn' | 'bad'
  text: string
}

interface ExamineOptions {
  url: string
  prefix?: string
  /** Milliseconds since 1970. */
  clock?: () => number
  /** How long Redis may take to answer (ms). */
  patience?: number
}

/** By how much the clocks may differ (ms). */
const bearable = 10_000
/** How full the memory may be. */
const full = 0.8
const keep = 'and write it into redis.conf: CONFIG REWRITE'

export const examineRedis = async ({
  url,
  prefix = 'office',
  clock = Date.now,
  patience = 5000,
}: ExamineOptions): Promise<Line[]> => {
  let nodes: string[]
  try {
    nodes = nodesIn(url)
  } catch (error) {
    return [bad((error as Error).message)]
  }
  const link = openLink({ nodes, home: `{${prefix}}:meta`, patience })
  try {
    const info = parse(String(await link.send('INFO')))
    const [seconds] = (await link.send('TIME')) as Reply[]
    const settings = await link
      .send('CONFIG', 'GET', 'appendfsync', 'min-replicas-to-write', 'auto-aof-rewrite-percentage')
      .then(pairs, () => undefined) // hosted ones may refuse
    return [
      examineVersion(info, placeOf(nodes)),
      ...examineDisk(info, settings),
      ...examineMemory(info),
      examineReplicas(info, settings),
      ...examineClock(clock(), Number(seconds) * 1000),
    ]
  } catch (error) {
    if (error instanceof StoreError) return [bad(error.message)]
    throw error
  } finally {
    link.close()
  }
}

/** Whether a bot has made an office there. */
export const hasOffice = async ({ url, prefix = 'office' }: Pick<ExamineOptions, 'url' | 'prefix'>) => {
  const link = openLink({ nodes: nodesIn(url), home: `{${prefix}}:meta`, patience: 5000 })
  try {
    return (await link.send('EXISTS', `{${prefix}}:meta`)) === 1
  } finally {
    link.close()
  }
}

type Settings = Record<string, string | undefined>

const ok = (text: string): Line => ({ level: 'ok', text })
const warn = (text: string): Line => ({ level: 'warn', text })
const bad = (text: string): Line => ({ level: 'bad', text })

const examineVersion = ({ redis_version: version = '', cluster_enabled }: Settings, where: string): Line => {
  if (Number.parseInt(version, 10) < 7) return bad(`Redis ${version} at ${where} is too old — install 7 or later`)
  return ok(`Redis ${version} at ${where}${cluster_enabled === '1' ? ', a cluster' : ''}`)
}

const examineDisk = (info: Settings, settings: Settings | undefined): Line[] => {
  if (info.aof_enabled !== '1')
    return [
      bad(`it keeps what people send in memory only, and loses it when it ends — CONFIG SET appendonly yes, ${keep}`),
    ]
  const lines: Line[] = []
  if (info.aof_last_write_status !== 'ok')
    lines.push(bad('it can’t write to its disk — free some space there and see its log'))
  if (info.aof_last_bgrewrite_status !== 'ok')
    lines.push(warn('it could not rewrite its append-only file, which grows until it can — see its log'))
  switch (settings?.appendfsync) {
    case 'always':
      lines.push(ok('what it acknowledged is on its disk'))
      break
    case 'everysec':
      lines.push(
        warn(
          `a power cut may lose the last second or two of what people sent — CONFIG SET appendfsync always, ${keep}; nothing is lost when Redis or the bot is killed`,
        ),
      )
      break
    case undefined:
      lines.push(warn('it does not tell when it writes to its disk — see that appendfsync is always'))
      break
    default:
      lines.push(bad(`a power cut may lose minutes of what people sent — CONFIG SET appendfsync always, ${keep}`))
  }
  if (settings?.['auto-aof-rewrite-percentage'] === '0')
    lines.push(
      warn(
        'deleted data stay, sealed, in its append-only file — CONFIG SET auto-aof-rewrite-percentage 100, or run BGREWRITEAOF every night',
      ),
    )
  return lines
}

const examineMemory = ({ maxmemory = '0', maxmemory_policy, used_memory = '0' }: Settings): Line[] => {
  if (maxmemory_policy !== 'noeviction')
    return [
      bad(
        `it throws data away when its memory is full (${maxmemory_policy}) — CONFIG SET maxmemory-policy noeviction, ${keep}`,
      ),
    ]
  const [used, most] = [Number(used_memory), Number(maxmemory)]
  if (most > 0 && used > most * full)
    return [
      warn(
        `${Math.round((used / most) * 100)} % of its maxmemory is used — raise it; when it is full, nothing is accepted`,
      ),
    ]
  return [ok(`${Math.ceil(used / 2 ** 20)} MB of memory used, nothing is thrown away`)]
}

const examineReplicas = ({ connected_slaves = '0' }: Settings, settings: Settings | undefined): Line => {
  if (connected_slaves === '0') return ok('no replica: while it is down, messages wait')
  if (settings?.['min-replicas-to-write'] === '0')
    return warn(
      `${connected_slaves} connected replicas, which a primary that is cut off does not wait for — CONFIG SET min-replicas-to-write 1, ${keep}; what they did not get yet is lost when one takes over`,
    )
  const least = settings?.['min-replicas-to-write']
  if (least === undefined)
    return warn(
      `${connected_slaves} connected replicas; it does not tell whether they have what is acknowledged — see that min-replicas-to-write is 1 or more`,
    )
  return ok(`${connected_slaves} connected replicas; what is acknowledged is on ${least} of them`)
}

const examineClock = (here: number, there: number): Line[] => {
  const apart = Math.round(Math.abs(here - there) / 1000)
  if (apart * 1000 <= bearable) return []
  return [warn(`its clock and this computer’s differ by ${apart} s — set both; deadlines depend on this computer’s`)]
}

const parse = (info: string): Settings =>
  Object.fromEntries([...info.matchAll(/^(\w+):(.*?)\r?$/gm)].map(([, name, value]) => [name, value]))

/** A map as the client gives it. */
const pairs = (reply: Reply): Settings =>
  Object.fromEntries(Object.entries(reply as object).map(([name, value]) => [name, String(value)]))
