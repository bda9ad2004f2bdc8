/**
 * Round trips through WeChat beside a bare wechaty echo over the same gateway, which is a process of its own. Ours is asked
 * “谢谢”: fetched, accepted durably, one turn of small talk, committed, sent from the outbox, settled. In life a message also
 * waits 200 ms for earlier ones that come late; the bars are for what the code itself takes, and that wait stands beside
 * them. The echo keeps nothing, so what keeping costs by itself is shown by a third bot, an echo with a diary.
 */
import { realTimes } from '../../adapters/wechat/times.ts'
import { type Gateway, type GatewayOptions, startGateway } from '../wechat/gateway.ts'
import type { Which } from './channel-bot.ts'
import { inTurns, type Line, playRound, printRounds, type Round, rounds, withBot } from './rounds.ts'

const lineTo = (gateway: Gateway): Line & { close(): void } => {
  const heard = new Map<string, () => void>()
  let read = 0
  let over = false
  // Asked whenever something happens in the gateway.
  const look = () => {
    for (; read < gateway.sent.length; read++) heard.get(gateway.sent[read]?.to ?? '')?.()
    return over
  }
  void gateway.until(look, 3_600_000, () => 'The bench took more than an hour')
  return {
    /** From the next thing that happens. */
    close: () => {
      over = true
    },
    chat: (answered) => {
      const person = gateway.person('somebody')
      heard.set(person.id, answered)
      return { say: (text) => void person.says(text) }
    },
  }
}

/**
 * What a call takes over a network (ms): as long as to a machine in the same region. A gateway in life takes 50 to 200, as
 * it passes on to WeChat; the less it is, the more of our own time is seen, so this is the harder case.
 */
const network = 25
const farRounds = 3
const farTrips = 60

export const benchWechat = async () => {
  const near = await overGateway({}, async (play) => ({
    played: await inTurns(rounds, (is) => play(is)),
    waiting: [await play('ours', { trips: 40, window: realTimes.window })],
  }))
  const far = await overGateway({ network }, (play) => inTurns(farRounds, (is) => play(is, { trips: farTrips })))
  printRounds('WeChat', near.played)
  const title = `WeChat with the wait of ${realTimes.window} ms for earlier messages`
  printRounds(title, { ours: near.waiting, echo: near.played.echo.slice(0, 1) }, false)
  printRounds(`WeChat with ${network} ms for each call, as over a network`, far)
}

type Play = (is: Which, how?: { trips?: number; window?: number }) => Promise<Round>

const overGateway = async <T>(options: GatewayOptions, run: (play: Play) => Promise<T>): Promise<T> => {
  const gateway = await startGateway({ ...options, process: true })
  const line = lineTo(gateway)
  const { token, endpoint } = gateway
  const result = await run((is, { trips, window = 0 } = {}) =>
    withBot({ is, channel: 'wechat', token, endpoint, window }, async (bot) => {
      await gateway.loggedIn()
      return playRound(line, bot, trips)
    }),
  )
  line.close()
  await gateway.stop()
  return result
}
