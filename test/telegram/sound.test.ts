/** Recordings: taken as voice message, audio or file, and passed on as what Telegram plays. */
import { describe, expect, it } from 'vitest'
import { begin } from '../../bot/talk.ts'
import type { Step } from '../../bot/worker.ts'
import { until } from '../engine.ts'
import { officesOfTests } from './office.ts'
import { refusal } from './server-faults.ts'

const open = officesOfTests()

/** Gives a file back with words. */
const back: Step = async (conversation, incoming, world) => {
  const talk = begin(incoming, conversation, world)
  if (incoming.kind === 'file') talk.say({ text: `back: ${incoming.text ?? incoming.file.type}`, file: incoming.file })
  else talk.say(incoming.kind)
  return talk.effects()
}

const ogg = Buffer.from('OggS\0 opus, as phones record it')
const mp3 = Buffer.from('ID3\u0004 a memo of three seconds')
const bareMp3 = Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(64)])
const m4a = Buffer.concat([Buffer.from('00000020', 'hex'), Buffer.from('ftypM4A a memo')])
const amr = Buffer.from('#!AMR\n from an old phone')

describe('a recording', () => {
  it.each([
    ['a voice message', { kind: 'voice', bytes: ogg } as const, 'sendVoice', 'voice', 'voice.ogg'],
    ['an mp3', { kind: 'audio', name: 'memo.mp3', bytes: mp3 } as const, 'sendAudio', 'audio', 'memo.mp3'],
    [
      'an mp3 without a tag',
      { kind: 'document', name: '录音.mp3', bytes: bareMp3 } as const,
      'sendAudio',
      'audio',
      '录音.mp3',
    ],
    ['an m4a', { kind: 'audio', name: 'memo.m4a', bytes: m4a } as const, 'sendAudio', 'audio', 'memo.m4a'],
    [
      'an ogg sent as a file',
      { kind: 'document', name: 'talk.ogg', bytes: ogg } as const,
      'sendVoice',
      'voice',
      undefined,
    ],
    ['an amr', { kind: 'document', name: 'old.amr', bytes: amr } as const, 'sendDocument', 'document', 'old.amr'],
  ])('%s goes on as what it is', async (_, file, method, kind, name) => {
    const { telegram, lines } = await open({ step: back })
    const john = telegram.person()
    john.sendsFile({ ...file, caption: 'please listen' })
    const seen = await john.waitsFor('back: please listen')
    expect(seen.file?.kind).toBe(kind)
    expect(Buffer.from(seen.file?.bytes ?? [])).toEqual(file.bytes)
    if (kind !== 'voice') expect(seen.file?.name).toBe(name)
    const [call] = telegram.calls(method, john.id)
    expect(call).toMatchObject({ result: 200, params: { caption: 'back: please listen' } })
    expect(telegram.calls('sendMessage', john.id)).toEqual([])
    expect(lines.filter((line) => !line.startsWith('info'))).toEqual([])
  })

  it('goes as a file to somebody who takes no voice messages, once', async () => {
    const { telegram } = await open({ step: back })
    const john = telegram.person()
    telegram.faults.always(refusal(400, 'Bad Request: VOICE_MESSAGES_FORBIDDEN'), { method: 'sendVoice' })
    john.sendsFile({ kind: 'voice', bytes: ogg, caption: 'hello' })
    const seen = await john.waitsFor('back: hello')
    expect(seen.file).toMatchObject({ kind: 'document', name: 'voice.ogg' })
    await john.waitsForSilence()
    expect(john.sees().filter(({ file }) => file)).toHaveLength(1)
  })

  it('that Telegram will not play goes as a file', async () => {
    const { telegram } = await open({ step: back })
    const john = telegram.person()
    telegram.faults.always(refusal(400, 'Bad Request: wrong file identifier/HTTP URL specified'), {
      method: 'sendAudio',
    })
    john.sendsFile({ kind: 'audio', name: 'memo.mp3', bytes: mp3, caption: 'hello' })
    expect((await john.waitsFor('back: hello')).file?.kind).toBe('document')
  })

  it('with many words below it comes after them', async () => {
    const { telegram } = await open({ step: back })
    const john = telegram.person()
    const long = `${'word '.repeat(190)}end`
    john.sendsFile({ kind: 'voice', bytes: ogg, caption: long.padEnd(1020, '.') })
    await until(() => john.sees().length >= 2)
    const [words, voice] = await john.waitsForSilence()
    expect(words?.file).toBeUndefined()
    expect(words?.text).toContain('word end')
    expect(voice).toMatchObject({ text: '', file: { kind: 'voice' } })
  })
})
