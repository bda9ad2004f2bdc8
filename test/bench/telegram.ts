/**
 * Round trips through Telegram beside a bare telegraf echo on the same Bot API server. Ours is asked “谢谢”: accepted
 * durably, one turn of small talk, committed, sent from the outbox, settled. The echo keeps nothing, so what keeping
 * costs by itself is shown by a third bot, an echo with a diary. All keep their connections; the echoes call by telegraf's
 * client, ours by undici.
 */
import { startTelegram, type Telegram } from '../telegram/server.ts'
import { slow } from '../telegram/server-faults.ts'
import type { Which } from './channel-bot.ts'
import { inTurns, type Line, playRound, printRounds, rounds, withBot } from './rounds.ts'

const network = 25
const farRounds = 3
const farTrips = 60

const lineTo = (telegram: Telegram): Line => {
  const heard = new Map<number, { stamp: number; answered(): void }>()
  telegram.world.listeners.add((chat) => {
    const last = [...telegram.world.room(chat).kept.values()].at(-1)
    const ear = heard.get(chat)
    if (!last || !ear || last.message.from.id !== telegram.bot.id || last.stamp === ear.stamp) return
    ear.stamp = last.stamp
    ear.answered()
  })
  return {
    chat: (answered) => {
      const person = telegram.person()
      heard.set(person.id, { stamp: 0, answered })
      return { say: (text) => void person.says(text) }
    },
  }
}

export const benchTelegram = async () => {
  const telegram = await startTelegram()
  const line = lineTo(telegram)
  const { token, root } = telegram
  const play = (is: Which, trips?: number) =>
    withBot({ is, channel: 'telegram', token, root }, (bot) => playRound(line, bot, trips))
  const near = await inTurns(rounds, (is) => play(is))
  telegram.faults.always(slow(network))
  const far = await inTurns(farRounds, (is) => play(is, farTrips))
  await telegram.stop()
  printRounds('Telegram, by polling', near)
  printRounds(`Telegram with ${network} ms for each call, as over a network`, far)
}
