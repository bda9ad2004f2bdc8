/**
 * Round trips through Telegram beside a bare telegraf echo on the same Bot API server. Ours is asked “谢谢”: accepted
 * durably, one turn of small talk, committed, sent from the outbox, settled.
 */
import { startTelegram, type Telegram } from '../telegram/server.ts'
import { type Line, playRound, printRounds, type Round, rounds, withBot } from './rounds.ts'

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
  const play = (is: 'ours' | 'echo') => withBot({ is, channel: 'telegram', token, root }, () => playRound(line))
  const [ours, echo]: [Round[], Round[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    echo.push(await play('echo'))
    ours.push(await play('ours'))
  }
  await telegram.stop()
  printRounds('Telegram, by polling', ours, echo)
}
