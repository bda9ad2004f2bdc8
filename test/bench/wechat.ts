/**
 * Round trips through WeChat beside a bare wechaty echo over the same gateway. Ours is asked “谢谢”: fetched, accepted
 * durably, one turn of small talk, committed, sent from the outbox, settled. In life a message also waits 200 ms for
 * earlier ones that come late; the bars are for what the code itself takes, and that wait stands beside them.
 */
import { realTimes } from '../../adapters/wechat/times.ts'
import { type Gateway, startGateway } from '../wechat/gateway.ts'
import { type Line, playRound, printRounds, type Round, rounds, withBot } from './rounds.ts'

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
  const play = (is: 'ours' | 'echo', window = 0) =>
    withBot({ is, channel: 'wechat', token, endpoint, window }, async () => {
      await gateway.loggedIn()
      return playRound(line, window > 0 ? 40 : undefined)
    })
  const [ours, echo, waiting]: [Round[], Round[], Round[]] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    echo.push(await play('echo'))
    ours.push(await play('ours'))
  }
  waiting.push(await play('ours', realTimes.window))
  line.close()
  await gateway.stop()
  printRounds('WeChat', ours, echo)
  printRounds(`WeChat with the wait of ${realTimes.window} ms for earlier messages`, waiting, echo.slice(0, 1), false)
}
