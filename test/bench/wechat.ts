/**
 * Round trips through WeChat beside a bare wechaty echo over the same gateway. Ours is asked “谢谢”: fetched, accepted
 * durably, one turn of small talk, committed, sent from the outbox, settled. In life a message also waits 200 ms for
 * earlier ones that come late; the bars are for what the code itself takes, and that wait stands beside them. The echo
 * keeps nothing, so what keeping costs by itself is shown by a third bot, an echo with a diary.
 */
import { realTimes } from '../../adapters/wechat/times.ts'
import { type Gateway, startGateway } from '../wechat/gateway.ts'
import type { Which } from './channel-bot.ts'
import { type Line, type Played, playRound, printRounds, rounds, withBot } from './rounds.ts'

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

export const benchWechat = async () => {
  const gateway = await startGateway()
  const line = lineTo(gateway)
  const { token, endpoint } = gateway
  const play = (is: Which, window = 0) =>
    withBot({ is, channel: 'wechat', token, endpoint, window }, async (bot) => {
      await gateway.loggedIn()
      return playRound(line, bot, window > 0 ? 40 : undefined)
    })
  const played = { echo: [], ours: [], diary: [] } satisfies Played as Required<Played>
  for (let round = 0; round < rounds; round++)
    for (const is of ['echo', 'ours', 'diary'] as const) played[is].push(await play(is))
  const waiting = [await play('ours', realTimes.window)]
  line.close()
  await gateway.stop()
  printRounds('WeChat', played)
  const title = `WeChat with the wait of ${realTimes.window} ms for earlier messages`
  printRounds(title, { ours: waiting, echo: played.echo.slice(0, 1) }, false)
}
